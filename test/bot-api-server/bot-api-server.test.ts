import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startBotApiServer, type BotApiServer } from './bot-api-server.ts'

const TOKEN = '1:token'

const error = (error_code: number, description: string) => ({
  ok: false,
  error_code,
  description,
})

describe('the local Bot API server', () => {
  let server: BotApiServer

  beforeEach(async () => {
    server = await startBotApiServer({ token: TOKEN, floodLimits: true })
  })

  afterEach(() => server.close())

  const call = async (method: string, payload: object = {}, token = TOKEN): Promise<unknown> => {
    const response = await fetch(`${server.url}/bot${token}/${method}`, {
      method: 'POST',
      body: JSON.stringify(payload),
      headers: { 'content-type': 'application/json' },
    })
    return response.json()
  }
  const sentTo = (chat_id: number, text = 'Hola') => call('sendMessage', { chat_id, text })

  function writer(chatId = 7001) {
    const person = server.person(chatId, `Persona ${chatId}`)
    person.isKnown = true
    return person
  }

  it('is one bot', async () => {
    expect(await call('getMe')).toMatchObject({ ok: true, result: { id: 1, is_bot: true } })
    expect(await call('getMe', {}, '2:other')).toEqual(error(401, 'Unauthorized'))
    expect(await call('getMoon')).toMatchObject({ ok: false, error_code: 404 })
  })

  it('gives updates until an offset confirms them', async () => {
    const maria = writer()
    const first = maria.writes('uno') ?? 0
    maria.writes('dos')
    const both = { result: [{ update_id: first }, { update_id: first + 1 }] }
    expect(await call('getUpdates')).toMatchObject(both)
    expect(await call('getUpdates')).toMatchObject(both)
    expect(await call('getUpdates', { limit: 1 })).toMatchObject({ result: [{ update_id: first }] })
    expect(await call('getUpdates', { offset: first + 2 })).toEqual({ ok: true, result: [] })
    expect(server.updates.pending).toEqual([])
  })

  it('holds a request open until something is written', async () => {
    const held = call('getUpdates', { timeout: 20 })
    await server.waitForCall('getUpdates')
    writer().writes('uno')
    expect(await held).toMatchObject({ result: [{ message: { text: 'uno' } }] })
  })

  it('ends the first of two requests with 409', async () => {
    const held = call('getUpdates', { timeout: 20 })
    await server.waitForCall('getUpdates')
    expect(await call('getUpdates')).toEqual({ ok: true, result: [] })
    expect(await held).toMatchObject({ ok: false, error_code: 409 })
  })

  it('numbers only the kinds that the bot asks for', async () => {
    await call('getUpdates', { allowed_updates: ['message'] })
    const maria = writer()
    expect(maria.edits('x')).toBeUndefined()
    const first = maria.writes('uno') ?? 0
    expect(maria.writes('dos')).toBe(first + 1)
  })

  it('refuses getUpdates while a webhook is set', async () => {
    await call('setWebhook', { url: 'http://127.0.0.1:1/' })
    expect(await call('getUpdates')).toMatchObject({ ok: false, error_code: 409 })
    expect(await call('getWebhookInfo')).toMatchObject({ result: { url: 'http://127.0.0.1:1/' } })
    await call('deleteWebhook')
    expect(await call('getUpdates')).toMatchObject({ ok: true })
  })

  it.each([
    ['an empty text', { text: '  ' }, error(400, 'Bad Request: message text is empty')],
    [
      'a text that is too long',
      { text: 'a'.repeat(4_097) },
      error(400, 'Bad Request: message is too long'),
    ],
    ['a chat that never wrote', { chat_id: 9 }, error(400, 'Bad Request: chat not found')],
    ['no chat', { chat_id: undefined }, error(400, 'Bad Request: chat_id is empty')],
  ])('refuses %s', async (_, wrong, answer) => {
    writer()
    expect(await call('sendMessage', { chat_id: 7001, text: 'Hola', ...wrong })).toEqual(answer)
  })

  it('takes a voice note from a form', async () => {
    const body = new FormData()
    body.set('chat_id', '7001')
    body.set('voice', new Blob(['ogg']), 'sales.ogg')
    const maria = writer()
    await fetch(`${server.url}/bot${TOKEN}/sendVoice`, { method: 'POST', body })
    expect(await maria.waitForMessage()).toMatchObject({ kind: 'voice' })
  })

  it('allows a chat one message a second, and counts who does not wait', async () => {
    writer()
    expect(await sentTo(7001)).toMatchObject({ ok: true })
    expect(await sentTo(7001)).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } })
    expect(server.callsTooEarly).toBe(0)
    expect(await sentTo(7001)).toMatchObject({ error_code: 429 })
    expect(server.callsTooEarly).toBe(1)
  })

  it('allows a bot thirty messages a second', async () => {
    const people = Array.from({ length: 31 }, (_, index) => writer(8000 + index))
    const answers = await Promise.all(people.map((person) => sentTo(person.chatId)))
    expect(answers.filter((answer) => JSON.stringify(answer).includes('429'))).toHaveLength(1)
  })

  it('says what came instead of an awaited message', async () => {
    const maria = writer()
    await sentTo(7001, '¿Cuánto vendió?')
    await expect(maria.waitForMessage(({ text }) => text === 'Gracias', 5)).rejects.toThrow(
      'Persona 7001 waited 5 ms for a message; what came instead: "¿Cuánto vendió?"',
    )
  })
})
