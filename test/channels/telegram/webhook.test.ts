import { serve, type ServerType } from '@hono/node-server'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegram } from '../../../src/channels/telegram/telegram.ts'
import { systemClock } from '../../../src/clock.ts'
import { answers } from '../../bot-api-server/faults.ts'
import { badRequest } from '../../bot-api-server/api-error.ts'
import { mariaOn, SECRET, setUp, TOKEN, type Setup } from './setup.ts'

describe('listening to Telegram by webhook', () => {
  let the: Setup
  let http: ServerType
  let url: string

  beforeEach(async () => {
    const fetch = (request: Request) =>
      the.channel.webhook?.handle(request) ?? new Response(null, { status: 404 })
    http = serve({ fetch, port: 0, hostname: '127.0.0.1' })
    await once(http, 'listening')
    const address = http.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/telegram/bot`
    the = await setUp({ webhook: { url, secret: SECRET } })
  })

  afterEach(async () => {
    await the.channel.stop()
    await the.server.close()
    http.close()
    expect(the.log.lines.join('\n')).not.toContain(SECRET)
  })

  const post = (body: string | Uint8Array<ArrayBuffer>, secret?: string) =>
    fetch(url, {
      method: 'POST',
      body,
      headers: secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret },
    })

  const update = JSON.stringify({
    update_id: 5,
    message: {
      message_id: 1,
      date: 1,
      chat: { id: 1, type: 'private' },
      from: { id: 1, is_bot: false, first_name: 'María' },
      text: 'Vendí 450',
    },
  })

  it('tells Telegram where to deliver, with the secret and the kinds it reads', async () => {
    await the.channel.start(the.inbox.receive)
    expect(the.channel.webhook?.path).toBe('/telegram/bot')
    expect(the.server.calls('setWebhook')[0]?.payload).toEqual({
      url,
      secret_token: SECRET,
      allowed_updates: ['message', 'edited_message', 'my_chat_member', 'callback_query'],
    })
    expect(the.server.calls('getUpdates')).toEqual([])
  })

  it('hands over what is delivered, in the order of a chat', async () => {
    await the.channel.start(the.inbox.receive)
    const maria = mariaOn(the.server)
    for (const text of ['uno', 'dos', 'tres']) maria.writes(text)
    await the.server.waitUntilConfirmed()
    expect(the.inbox.texts).toEqual(['uno', 'dos', 'tres'])
    expect(the.gaps).toEqual([])
  })

  it('has a message delivered again that could not be committed', async () => {
    the.inbox.failures = 2
    await the.channel.start(the.inbox.receive)
    const maria = mariaOn(the.server)
    maria.writes('uno')
    maria.writes('dos')
    await the.server.waitUntilConfirmed()
    expect(the.inbox.texts).toEqual(['uno', 'dos'])
    await the.log.until('the disk is full')
  })

  it('answers 200 only after the commit', async () => {
    const commit = Promise.withResolvers<void>()
    the.inbox.committing = commit.promise
    await the.channel.start(the.inbox.receive)
    mariaOn(the.server).writes('Vendí 450')
    await the.inbox.untilOffered(1)
    expect(the.server.updates.pending).toHaveLength(1)
    commit.resolve()
    await the.server.waitUntilConfirmed()
  })

  it.each([
    ['without a secret', undefined],
    ['with an empty secret', ''],
    ['with another secret', SECRET.replace('a', 'b')],
    ['with the beginning of the secret', SECRET.slice(0, -1)],
    ['with more than the secret', `${SECRET}x`],
  ])('refuses a request %s and hands over nothing', async (_, secret) => {
    await the.channel.start(the.inbox.receive)
    expect((await post(update, secret)).status).toBe(401)
    await the.channel.stop()
    expect(the.inbox.heard).toEqual([])
  })

  it('does not read the body of a request without the secret', async () => {
    await the.channel.start(the.inbox.receive)
    const forged = new Request(url, { method: 'POST', body: update })
    expect((await the.channel.webhook?.handle(forged))?.status).toBe(401)
    expect(forged.bodyUsed).toBe(false)
  })

  it.each([
    ['no JSON', 'Vendí 450', 400],
    ['JSON that is no update', '{"message":{}}', 400],
    ['nothing', '', 400],
    ['more than a mebibyte', new Uint8Array(1024 * 1024 + 1), 413],
    ['an update of a kind that is not read', '{"update_id":7,"poll":{}}', 200],
    ['an update of an unexpected shape', '{"update_id":8,"message":{"chat":null,"text":7}}', 200],
  ])('with the secret, answers %s without an effect', async (_, body, status) => {
    await the.channel.start(the.inbox.receive)
    expect((await post(body, SECRET)).status).toBe(status)
    expect(the.inbox.heard).toEqual([])
  })

  it('reads no more than a mebibyte of a body without a length', async () => {
    await the.channel.start(the.inbox.receive)
    let chunks = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        chunks++
        controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const request = new Request(url, {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'x-telegram-bot-api-secret-token': SECRET },
    })
    expect((await the.channel.webhook?.handle(request))?.status).toBe(413)
    expect(chunks).toBeLessThan(20)
  })

  it('puts off what is delivered before the start and after the stop', async () => {
    expect((await post(update, SECRET)).status).toBe(503)
    await the.channel.start(the.inbox.receive)
    expect((await post(update, SECRET)).status).toBe(200)
    await the.channel.stop()
    expect((await post(update, SECRET)).status).toBe(503)
    expect(the.inbox.heard).toHaveLength(1)
  })

  it('notices a gap', async () => {
    await the.channel.start(the.inbox.receive)
    await post('{"update_id":10}', SECRET)
    await post('{"update_id":12}', SECRET)
    expect(the.gaps).toEqual([[11, 11]])
  })

  it('hears after a change from polling to a webhook', async () => {
    const polling = createTelegram({
      token: TOKEN,
      apiRoot: the.server.url,
      clock: systemClock,
      log: the.log,
    })
    await polling.start(the.inbox.receive)
    await the.server.waitForCall('getUpdates')
    await polling.stop()
    await the.channel.start(the.inbox.receive)
    mariaOn(the.server).writes('por webhook')
    await the.inbox.untilHeard(1)
    expect(the.inbox.texts).toEqual(['por webhook'])
  })

  it.each([
    ['too short', 'short'],
    ['of characters that Telegram refuses', `${SECRET}!`],
    ['too long', 'a'.repeat(257)],
  ])('refuses a secret that is %s', (_, secret) => {
    expect(() => the.create({ webhook: { url, secret } })).toThrow(/256 random bits/)
  })

  it('refuses a URL that is none', () => {
    expect(() => the.create({ webhook: { url: 'example.org', secret: SECRET } })).toThrow(
      /TELEGRAM_WEBHOOK_URL is not a URL/,
    )
  })

  it('ends the start where Telegram refuses the URL', async () => {
    the.server.faults.next('setWebhook', answers(badRequest('bad webhook: IP address is reserved')))
    await expect(the.channel.start(the.inbox.receive)).rejects.toThrow(
      /TELEGRAM_WEBHOOK_URL is not accepted \(400 Bad Request: bad webhook: IP address is reserved\)/,
    )
  })
})
