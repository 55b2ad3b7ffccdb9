import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  badGateway,
  badGatewayAfterwards,
  broken,
  brokenAfterwards,
  droppedAfterwards,
  droppedUnread,
  rateLimited,
  unanswered,
  unauthorized,
} from '../../bot-api-server/faults.ts'
import type { Person } from '../../bot-api-server/person.ts'
import { mariaOn, outgoing, setUp, TOKEN, type Setup } from './setup.ts'

describe('sending to Telegram', () => {
  let the: Setup
  let maria: Person

  beforeEach(async () => {
    the = await setUp({ times: { callSeconds: 1, pollSeconds: 0.1, connectMs: 100 } })
    maria = mariaOn(the.server)
  })

  afterEach(async () => {
    await the.channel.stop()
    await the.server.close()
  })

  const send = (text: string, choices?: readonly string[]) =>
    the.channel.send(outgoing(maria.chatId, text, choices))

  it('sends a text as it was written, without links opened or marks read', async () => {
    const text = 'Doña *María*, vea <b>_esto_</b> en https://example.org [a](b) & 😀'
    const outcome = await send(text)
    const message = await maria.waitForMessage()
    expect(message.text).toBe(text)
    expect(outcome).toEqual({ type: 'sent', externalId: String(message.messageId) })
    expect(message.payload).toEqual({
      chat_id: '7001',
      text,
      link_preview_options: { is_disabled: true },
      reply_markup: { remove_keyboard: true },
    })
  })

  it('shows choices as keys that go away after one tap', async () => {
    await send('¿Quiere que la llame? 1. Sí 2. No', ['Sí', 'No'])
    const message = await maria.waitForMessage()
    expect(message.keys).toEqual(['Sí', 'No'])
    expect(message.payload.reply_markup).toMatchObject({
      one_time_keyboard: true,
      resize_keyboard: true,
    })
  })

  it('sends 5,000 characters in two parts, the keys with the last', async () => {
    const sentence = 'Esta semana vendió más que la anterior. '
    const text = sentence.repeat(125).trim()
    const outcome = await send(text, ['Sí'])
    expect(maria.received().map((message) => message.keys)).toEqual([[], ['Sí']])
    expect(
      maria
        .received()
        .map((message) => message.text)
        .join(' '),
    ).toBe(text)
    expect(outcome).toEqual({ type: 'sent', externalId: String(maria.received()[1]?.messageId) })
  })

  it.each([
    ['refused', rateLimited(3)],
    ['lost', droppedAfterwards],
  ])('does not know what became of a text whose second part was %s', async (_, fault) => {
    const first = the.server.waitForCall('sendMessage')
    const sending = send('Hola. '.repeat(1_000))
    await first
    the.server.faults.next('sendMessage', fault)
    expect(await sending).toMatchObject({
      type: 'unknown',
      reason: expect.stringMatching(/^after 1 of its parts were sent: /),
    })
  })

  it('can be told what became of every fault', async () => {
    const unusable = { type: 'retry', scope: 'account', needsAPerson: true } as const
    const cases = [
      [broken, 0, { type: 'unknown', reason: '500 Internal Server Error' }],
      [brokenAfterwards, 1, { type: 'unknown', reason: '500 Internal Server Error' }],
      [badGateway, 0, { type: 'unknown', reason: 'no answer (invalid-json)' }],
      [badGatewayAfterwards, 1, { type: 'unknown', reason: 'no answer (invalid-json)' }],
      [droppedUnread, 0, { type: 'unknown', reason: 'no answer (ECONNRESET)' }],
      [droppedAfterwards, 1, { type: 'unknown', reason: 'no answer (ECONNRESET)' }],
      [unanswered, 1, { type: 'unknown', reason: 'no answer in time' }],
      [unauthorized, 0, { ...unusable, reason: '401 Unauthorized' }],
    ] as const
    for (const [fault, delivered, outcome] of cases) {
      const before = maria.received().length
      the.server.faults.next('sendMessage', fault)
      expect(await send('Hola')).toEqual(outcome)
      expect(maria.received().length - before).toBe(delivered)
    }
  })

  it('calls once only, whatever becomes of it', async () => {
    the.server.faults.always('sendMessage', broken)
    await send('Hola')
    expect(the.server.calls('sendMessage')).toHaveLength(1)
  })

  it('says how long a 429 asks to wait, and does not call meanwhile', async () => {
    the.server.faults.next('sendMessage', rateLimited(3))
    expect(await send('Hola')).toEqual({
      type: 'retry',
      scope: 'account',
      retryAfterMs: 3_000,
      reason: '429 Too Many Requests: retry after 3',
    })
    expect(the.server.calls('sendMessage')).toHaveLength(1)
    expect(the.server.callsTooEarly).toBe(0)
  })

  it('can tell that nothing was sent while nothing listens', async () => {
    await the.server.goDown()
    const outcome = { type: 'retry', scope: 'account', reason: 'no connection (ECONNREFUSED)' }
    expect(await send('Hola')).toEqual(outcome)
    await the.server.goUp()
    expect(await send('Hola')).toMatchObject({ type: 'sent' })
  })

  it('can tell that nothing was sent where the name is not known', async () => {
    const lost = the.create({ apiRoot: 'http://nowhere.invalid' })
    expect(await lost.send(outgoing(1, 'Hola'))).toMatchObject({
      type: 'retry',
      reason: expect.stringMatching(/^no connection \(E(NOTFOUND|AI_AGAIN|TIMEDOUT)\)$/),
    })
  })

  it.each([
    ['never agrees on TLS', () => {}, 'no connection (ETIMEDOUT)'],
    [
      'ends the TLS session before it stands',
      (socket: { destroy(): void }) => socket.destroy(),
      'no connection (ECONNRESET)',
    ],
  ])('can tell that nothing was sent to a server that %s', async (_, treat, reason) => {
    const server = createServer(treat).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const lost = the.create({ apiRoot: `https://127.0.0.1:${port}` })
    expect(await lost.send(outgoing(1, 'Hola'))).toEqual({
      type: 'retry',
      scope: 'account',
      reason,
    })
    server.close()
  })

  it.each<[string, (person: Person) => void, string, string]>([
    ['blocked', (person) => person.blocks(), 'Hola', '403 Forbidden: bot was blocked by the user'],
    ['gone', (person) => person.deletesAccount(), 'Hola', '403 Forbidden: user is deactivated'],
    ['invalid', () => {}, ' ', '400 Bad Request: message text is empty'],
  ])('is refused as %s', async (reason, change, text, detail) => {
    change(maria)
    expect(await send(text)).toEqual({ type: 'refused', reason, detail })
  })

  it('is refused as gone by a chat that never wrote', async () => {
    expect(await the.channel.send(outgoing(9, 'Hola'))).toEqual({
      type: 'refused',
      reason: 'gone',
      detail: '400 Bad Request: chat not found',
    })
  })

  it('stops only when nothing is in flight any more', async () => {
    the.server.faults.next('sendMessage', unanswered)
    const order: string[] = []
    const sending = send('Hola').then(() => order.push('sent'))
    await the.server.waitForCall('sendMessage')
    await the.channel.stop().then(() => order.push('stopped'))
    await sending
    expect(order).toEqual(['sent', 'stopped'])
  })

  it('shows the token in no outcome', async () => {
    await the.server.goDown()
    const outcomes = [
      await send('Hola'),
      await the.create({ apiRoot: 'http://[' }).send(outgoing(1, 'x')),
    ]
    expect(JSON.stringify(outcomes)).not.toContain(TOKEN.split(':')[1])
  })
})
