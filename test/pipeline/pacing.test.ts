import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTelegram } from '../../src/channels/telegram/telegram.ts'
import { systemClock } from '../../src/clock.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { silentLog } from '../../src/log.ts'
import { startPipeline, type Pipeline } from '../../src/pipeline/pipeline.ts'
import { untilQuiet } from '../../src/pipeline/quiet.ts'
import { addStranger } from '../../src/store/people/contacts.ts'
import { queueMessages } from '../../src/store/talk/messages.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { startBotApiServer, type BotApiServer } from '../bot-api-server/bot-api-server.ts'
import { rateLimited } from '../bot-api-server/faults.ts'
import { FAST, TOKEN } from '../channels/telegram/setup.ts'

/* The outbox before a Bot API server that keeps to its limits: 30 messages a second, one a second and chat. */

const library = loadLibrary(fileURLToPath(new URL('../..', import.meta.url)))

let server: BotApiServer
let store: Store
let pipeline: Pipeline
let known = 0

beforeEach(async () => {
  server = await startBotApiServer({ token: TOKEN, floodLimits: true })
  store = await openSqlite(':memory:', systemClock.now())
  const times = { ...FAST, pollSeconds: 1 }
  const channel = createTelegram({
    token: TOKEN,
    apiRoot: server.url,
    clock: systemClock,
    log: silentLog,
    times,
  })
  const base = { store, clock: systemClock, library, log: silentLog }
  pipeline = await startPipeline({ ...base, channels: [channel] })
})

afterEach(async () => {
  await pipeline[Symbol.asyncDispose]()
  await store[Symbol.asyncDispose]()
  await server.close()
})

/** Queues texts for each of so many people who are new. */
async function queue(people: number, texts: readonly string[]): Promise<void> {
  const now = systemClock.now().getTime()
  await store.transact(async (tx) => {
    for (let left = people; left > 0; left--) {
      const person = ++known
      const chat = 7_000 + person
      server.person(chat, `P${person}`).isKnown = true
      const address = { channel: 'telegram', account: '123456789', chat: String(chat) } as const
      const { id, contact_id } = await addStranger(tx.db, address, undefined, now)
      const row = { contact_id, address_id: id, class: 'broadcast', choices: null } as const
      const times = { due_at: now, created_at: now }
      await queueMessages(
        tx,
        texts.map((text) => ({ key: `${person}/${text}`, text, ...row, ...times })),
      )
    }
  })
  pipeline.ring()
}

/** What the outbox has made of each message, once it has heard the answer. */
async function statuses(): Promise<readonly string[]> {
  const rows = await store.read((db) => db.selectFrom('messages').select('status').execute())
  return rows.map(({ status }) => status)
}

const calls = () => server.calls('sendMessage')

test('a person gets three messages a second apart, and none is refused', async () => {
  await queue(1, ['one', 'two', 'three'])
  await untilQuiet(store, systemClock)
  expect(calls().map(({ status }) => status)).toEqual([200, 200, 200])
  const [first = 0, second = 0, third = 0] = calls().map(({ at }) => at)
  for (const gap of [second - first, third - second]) {
    expect(gap).toBeGreaterThanOrEqual(1_000)
    expect(gap).toBeLessThan(2_000)
  }
})

test('a broadcast to 100 people takes no refusal and not much longer than it must', async () => {
  const from = performance.now()
  await queue(100, ['hola'])
  await untilQuiet(store, systemClock)
  const seconds = (performance.now() - from) / 1_000
  expect(calls()).toHaveLength(100)
  expect(calls().filter(({ status }) => status !== 200)).toEqual([])
  expect(seconds).toBeGreaterThan(3)
  expect(seconds).toBeLessThan(8)
})

test('after a 429 nothing is sent until the time it named is over', async () => {
  server.faults.next('sendMessage', rateLimited(2))
  await queue(1, ['one'])
  await server.waitForCall('sendMessage')
  await expect.poll(statuses).toEqual(['queued'])
  await queue(40, ['two'])
  await server.waitForCall('sendMessage', undefined, 42, 20_000)
  expect(server.callsTooEarly).toBe(0)
  expect(calls().filter(({ status }) => status === 429)).toHaveLength(1)
})
