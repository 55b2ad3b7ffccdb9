import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  APP_SECRET,
  delivery,
  fromMaria,
  post,
  setUpCloud,
  sign,
  text,
  VERIFY_TOKEN,
  type CloudSetup,
} from './setup.ts'

describe('the webhook of an official WhatsApp number', () => {
  let the: CloudSetup

  beforeEach(async () => {
    the = await setUpCloud()
    await the.start()
  })

  afterEach(async () => {
    await the.channel.stop()
    await the.server[Symbol.asyncDispose]()
  })

  const ask = (query: string) =>
    the.channel.webhook?.handle(new Request(`http://localhost/whatsapp-cloud?${query}`))

  it('answers the challenge of who knows the verify token', async () => {
    const question = `hub.mode=subscribe&hub.verify_token=${VERIFY_TOKEN}&hub.challenge=1158201444`
    const response = await ask(question)
    expect([response?.status, await response?.text()]).toEqual([200, '1158201444'])
  })

  it.each(['', 'hub.mode=subscribe&hub.challenge=1', 'hub.verify_token=x&hub.challenge=1'])(
    'answers 403 to anybody else: %s',
    async (query) => {
      const response = await ask(query)
      expect([response?.status, await response?.text()]).toEqual([403, ''])
    },
  )

  it('answers 200 once what was delivered is committed, and not before', async () => {
    const { promise, resolve: commit } = Promise.withResolvers<void>()
    the.inbox.committing = promise
    const answering = post(the.channel, delivery(fromMaria(text('Vendí 450'))))
    await the.inbox.untilOffered(1)
    expect(await Promise.race([answering, Promise.resolve('waiting')])).toBe('waiting')
    commit()
    expect((await answering).status).toBe(200)
    expect(the.inbox.texts).toEqual(['Vendí 450'])
  })

  it('answers 500 where it could not be committed, so that Meta delivers it again', async () => {
    the.inbox.failures = 1
    const body = delivery(fromMaria(text('Vendí 450')))
    expect((await post(the.channel, body)).status).toBe(500)
    expect(await the.log.until('could not be stored')).not.toContain('450')
    expect((await post(the.channel, body)).status).toBe(200)
    expect(the.inbox.texts).toEqual(['Vendí 450'])
  })

  it('takes nothing whose signature is not that of exactly these bytes', async () => {
    const body = Buffer.from(delivery(fromMaria(text('Vendí 450'))))
    const good = sign(body)
    const flips = fc.tuple(fc.nat(body.length - 1), fc.nat(7))
    await fc.assert(
      fc.asyncProperty(flips, async ([at, bit]) => {
        const forged = Uint8Array.from(body)
        forged[at] = (forged[at] ?? 0) ^ (1 << bit)
        const response = await post(the.channel, forged, good)
        expect([response.status, await response.text()]).toEqual([401, ''])
      }),
      { numRuns: 300 },
    )
    const headers = ['', 'sha256=', good.slice(0, -1), `${good}0`, good.toUpperCase()]
    const others = [sign(body, `${APP_SECRET}0`), good.slice(7), `sha1=${good.slice(7)}`]
    for (const header of [...headers, ...others])
      expect((await post(the.channel, body, header)).status).toBe(401)
    expect(the.inbox.heard).toEqual([])
    expect(the.receipts).toEqual([])
  })

  it('checks the signature before it parses, and survives what is signed and is no delivery', async () => {
    expect((await post(the.channel, '{not json', sign('{}'))).status).toBe(401)
    expect((await post(the.channel, '{not json')).status).toBe(400)
    expect((await post(the.channel, '[1]')).status).toBe(400)
    for (const body of [
      '{"entry":[]}',
      '{"entry":[null,{"changes":7}]}',
      delivery({ messages: 7 }),
    ])
      expect((await post(the.channel, body)).status).toBe(200)
    expect(the.inbox.heard).toEqual([])
  })

  it('refuses a body over 3 MB', async () => {
    const body = 'x'.repeat(3 * 1024 * 1024 + 1)
    expect((await post(the.channel, body)).status).toBe(413)
  })

  it('hears nothing of another number of the same app', async () => {
    const body = delivery(fromMaria(text('Vendí 450')), '999')
    expect((await post(the.channel, body)).status).toBe(200)
    expect(the.inbox.heard).toEqual([])
  })

  it('takes what is as expected where something beside it is not', async () => {
    const { messages, contacts } = fromMaria(text('Vendí 450'))
    const body = delivery({ contacts, messages: [{ id: 7 }, ...messages, null] })
    expect((await post(the.channel, body)).status).toBe(200)
    expect(the.inbox.texts).toEqual(['Vendí 450'])
  })

  it('answers 503 before its start and after its stop', async () => {
    await the.channel.stop()
    const body = delivery(fromMaria(text('Vendí 450')))
    expect((await post(the.channel, body)).status).toBe(503)
  })
})
