import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { sameOrigin } from '../../src/console/same-origin.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

describe('what may read', () => {
  test.for([
    ['127.0.0.1', 'localhost:3000', 200],
    ['127.0.0.1', '127.0.0.1:3000', 200],
    ['127.0.0.1', '[::1]:3000', 200],
    ['127.0.0.1', 'LOCALHOST', 200],
    ['127.0.0.1', 'evil.example', 403],
    ['127.0.0.1', 'localhost.evil.example:3000', 403],
    ['127.0.0.1', '192.168.1.7:3000', 403],
    ['127.0.0.1', '', 403],
    ['192.168.1.7', '192.168.1.7:3000', 200],
    ['box.lan', 'box.lan:3000', 200],
    ['fd00::7', '[fd00::7]:3000', 200],
    ['0.0.0.0', '192.168.1.7:3000', 200],
    ['::', '[fd00::7]:3000', 200],
    ['0.0.0.0', 'evil.example', 403],
  ] as const)('listening on %s, asked as %s: %i', async ([listening, host, status]) => {
    const answer = await appOn(listening).request('/', { headers: { host } })
    expect(answer.status).toBe(status)
  })
})

describe('what may write', () => {
  test.for([
    ['the page itself', { ...JSON_TYPE, origin: 'http://localhost:3000' }, 200],
    ['a program, which has no origin', JSON_TYPE, 200],
    ['JSON with a charset', { 'content-type': 'Application/JSON; charset=utf-8' }, 200],
    ['a page on the internet', { ...JSON_TYPE, origin: 'https://evil.example' }, 403],
    ['another service of this machine', { ...JSON_TYPE, origin: 'http://localhost:8080' }, 403],
    ['a page without an origin of its own', { ...JSON_TYPE, origin: 'null' }, 403],
    ['a script of another scheme', { ...JSON_TYPE, origin: 'chrome-extension://abc' }, 403],
    ['an HTML form', { 'content-type': 'text/plain', origin: 'http://localhost:3000' }, 415],
    ['nothing said about the body', {}, 415],
  ] as const)('%s', async ([, headers, status]) => {
    const answer = await appOn('127.0.0.1').request('/', {
      method: 'POST',
      headers: { host: 'localhost:3000', ...headers },
    })
    expect(answer.status).toBe(status)
    if (status !== 200) expect(await answer.json()).toHaveProperty('problem')
  })

  test('a page under a name that is pointed at this machine', async () => {
    const headers = { ...JSON_TYPE, host: 'evil.example:3000', origin: 'http://evil.example:3000' }
    const answer = await appOn('127.0.0.1').request('/', { method: 'POST', headers })
    expect(answer.status).toBe(403)
  })
})

function appOn(host: string): Hono {
  const app = new Hono()
  app.use(sameOrigin({ host }))
  app.all('/', (context) => context.text('ok'))
  return app
}
