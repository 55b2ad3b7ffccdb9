import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { hears, openClassroom, prepareClassroom } from './classroom.ts'
import { figuresOf, quiet, texts } from './rows.ts'
import { runService } from './run-service.ts'

describe('the service behind a webhook', () => {
  const SECRET = 'a-secret-of-the-webhook-with-43-characters-'

  async function openWebhook() {
    const port = await freePort()
    const TELEGRAM_WEBHOOK_URL = `http://127.0.0.1:${port}/telegram`
    const classroom = await openClassroom({
      PORT: String(port),
      TELEGRAM_WEBHOOK_URL,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    })
    return Object.assign(classroom, { webhook: TELEGRAM_WEBHOOK_URL })
  }

  it('hears what Telegram delivers, once, and writes nothing that is forged', async () => {
    await using classroom = await openWebhook()
    const maria = await classroom.entrepreneur('María')
    await classroom.ask(maria)
    const update = maria.writes('Q450') ?? 0
    await hears(maria, 'Anoté Q450')
    await classroom.server.waitUntilConfirmed(30_000)
    classroom.server.updates.repeat(update)
    await quiet(classroom)
    expect(texts(maria).filter((text) => text.includes('Anoté'))).toHaveLength(1)
    expect(classroom.server.calls('getUpdates')).toEqual([])

    const count = () =>
      classroom.look((store) =>
        store.read((db) =>
          db
            .selectFrom('inputs')
            .select((q) => q.fn.countAll().as('rows'))
            .executeTakeFirstOrThrow(),
        ),
      )
    const before = await count()
    const chat = { id: maria.chatId, type: 'private' }
    const from = { id: maria.chatId, is_bot: false, first_name: 'x' }
    const forged = { update_id: 999_999_999, message: { chat, from, date: 1, text: 'Q9' } }
    for (const secret of [undefined, '', 'x', SECRET.slice(0, -1), `${SECRET}x`]) {
      const response = await fetch(classroom.webhook, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify(forged),
      })
      expect(response.status).toBe(401)
      expect(await response.text()).toBe('')
    }
    await quiet(classroom)
    expect(await count()).toEqual(before)
    expect(await classroom.look((store) => figuresOf(store, maria))).toMatchObject([
      { minor: 45_000 },
    ])
  })

  it.each([
    ['without a secret', {}],
    ['with a secret that is too short', { TELEGRAM_WEBHOOK_SECRET: SECRET.slice(1) }],
  ])('does not start %s', async (_, secret) => {
    await using classroom = await prepareClassroom()
    const { code, stdout, stderr } = await runService({
      ...classroom.environment,
      TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram',
      ...secret,
    })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('TELEGRAM_WEBHOOK_SECRET')
    expect(stderr).toContain('256 bits')
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(classroom.server.calls()).toEqual([])
  })
})

/** A port that nobody listens on: the address of a webhook must be known before the service starts. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (!address || typeof address === 'string') throw new Error('there is no port')
  return address.port
}
