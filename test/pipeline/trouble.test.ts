import { sql } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Simulator } from '../../src/channels/simulator.ts'
import { ManualClock } from '../../src/clock.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { silentLog } from '../../src/log.ts'
import { assemble, type Works } from '../../src/pipeline/pipeline.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import { StoreError, type Store } from '../../src/store/store.ts'

/* What goes wrong outside the work is waited out; what is wrong with one piece of work stops only that piece. */

const library = loadLibrary(fileURLToPath(new URL('../..', import.meta.url)))
const clock = new ManualClock(1_795_480_000_000)

let folder: string
let store: Store
let simulator: Simulator
let works: Works
let said: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'micromba-trouble-'))
  store = await openSqlite(join(folder, 'micromba.db'), clock.now())
  simulator = new Simulator(clock)
  works = await assemble({ store, clock, library, channels: [simulator], log: silentLog })
  said = []
  simulator.onMessage(({ chat, text }) => said.push(`${chat}: ${text}`))
})

afterEach(async () => {
  await store[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

const inputs = () =>
  store.read((db) => db.selectFrom('inputs').select(['status', 'attempts']).orderBy('id').execute())

async function work(): Promise<void> {
  while (await works.takeTurns());
  await works.deliver()
  await works.drain()
}

test('a full disk refuses what it cannot keep, blames no input, and all goes on when there is room', async () => {
  await simulator.write('maria', 'buenas')
  await store.transact(async (tx) => {
    await sql`pragma max_page_count = 1`.execute(tx.db)
  })
  const long = 'x'.repeat(200_000)
  await expect(simulator.write('rosa', long)).rejects.toThrow(StoreError)
  await expect(simulator.write('rosa', long)).rejects.toThrow(/the disk is full/)
  await store.transact(async (tx) => {
    await sql`pragma max_page_count = 1000000`.execute(tx.db)
  })
  expect(await inputs()).toEqual([{ status: 'waiting', attempts: 0 }])
  await work()
  expect(await inputs()).toEqual([{ status: 'done', attempts: 1 }])
  expect(said).toHaveLength(1)
})

test('a send whose outcome cannot be written by a bug is given up, shown, and blocks nobody', async () => {
  await simulator.write('maria', 'buenas')
  await store.transact((tx) =>
    sql`create trigger bug before update on messages when new.status = 'sent' and old.id = 1
      begin select raise(abort, 'a bug'); end`.execute(tx.db),
  )
  await work()
  await store.transact((tx) => sql`update messages set class = 'reminder'`.execute(tx.db))
  clock.advance(61_000)
  await work()
  await simulator.write('maria', 'buenas')
  await work()
  const messages = await store.read((db) => db.selectFrom('messages').select('status').execute())
  expect(messages.map(({ status }) => status)).toEqual(['unknown', 'sent'])
})

test('a conversation that cannot be read stops only its own contact, is kept, and is shown', async () => {
  await simulator.write('maria', 'buenas')
  await simulator.write('rosa', 'buenas')
  const frame = { id: 1, flow: 'x', version: 'gone', value: 'x', context: {}, timers: {}, late: [] }
  const state = JSON.stringify({ sequence: 1, frames: [frame], next: [] })
  await store.transact(async (tx) => {
    await sql`insert into conversations (contact_id, state, updated_at) select contact_id, ${state}, 0 from addresses where chat = 'maria'`.execute(
      tx.db,
    )
  })
  await work()
  await work()
  await work()
  expect((await inputs()).map(({ status }) => status)).toEqual(['dead', 'done'])
  expect(said.some((line) => line.startsWith('rosa: '))).toBe(true)
  expect(said.filter((line) => line.startsWith('maria: Disculpe, algo me falló'))).toHaveLength(1)
  const incidents = await store.read((db) => db.selectFrom('incidents').select('kind').execute())
  expect(incidents).toEqual([{ kind: 'dead-input' }])
})
