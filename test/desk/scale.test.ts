import { afterAll, beforeAll, expect, it } from 'vitest'
import { Simulator } from '../../src/channels/simulator.ts'
import { ManualClock } from '../../src/clock.ts'
import { silentLog } from '../../src/log.ts'
import { assemble, type Works } from '../../src/pipeline/pipeline.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { LIBRARY, MORNING } from './town.ts'

/* 200 trainers with 25 open tickets each. CPU time is what is held to account: the machine may have other work to do. */

const TRAINERS = 200
const PEOPLE_EACH = 25

let store: Store
let works: Works
let simulator: Simulator
const clock = new ManualClock(MORNING)

beforeAll(async () => {
  store = await openSqlite(':memory:', clock.now())
  simulator = new Simulator(clock)
  await fill(store)
  works = await assemble({ store, clock, library: LIBRARY, channels: [simulator], log: silentLog })
}, 120_000)

afterAll(() => store[Symbol.asyncDispose]())

it('answers pendientes in under 100 ms of work', async () => {
  const heard = listen('trainer-100')
  await work('trainer-100', 'pendientes')
  const ms = await work('trainer-100', 'pendientes')
  expect(heard.at(-1)).toMatch(/^Tiene 25 avisos:/)
  expect(ms).toBeLessThan(100)
})

it('alerts within a second of work after a call for help', async () => {
  const heard = listen('trainer-42')
  await work('person-42-1', 'hola')
  const ms = await work('person-42-1', 'ayuda')
  expect(heard.at(-1)).toMatch(/^Persona 42-1 necesita que la busque/)
  expect(ms).toBeLessThan(1_000)
})

it('answers 200 trainers who write at once', async () => {
  const before = process.cpuUsage()
  await Promise.all(
    Array.from({ length: TRAINERS }, (_, at) => simulator.write(`trainer-${at}`, 'pendientes')),
  )
  await settle()
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1_000 / TRAINERS).toBeLessThan(100)
})

function listen(chat: string): string[] {
  const heard: string[] = []
  simulator.onMessage((message) => {
    if (message.chat === chat) heard.push(message.text)
  })
  return heard
}

/** Somebody writes and is answered; the milliseconds of CPU it took. */
async function work(chat: string, text: string): Promise<number> {
  const before = process.cpuUsage()
  await simulator.write(chat, text)
  await settle()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

async function settle(): Promise<void> {
  while (await works.takeTurns()) await works.deliver()
  await works.deliver()
  await works.drain()
}

/** People, cohorts and tickets as rows: who they are is all that matters here. */
async function fill(into: Store): Promise<void> {
  const now = MORNING
  const chats: { id: number; chat: string; role: string; cohort: number | null; name: string }[] =
    []
  const cohorts: Record<string, string | number | null>[] = []
  for (let trainer = 0; trainer < TRAINERS; trainer += 1) {
    const id = trainer * (PEOPLE_EACH + 1) + 1
    chats.push({
      id,
      chat: `trainer-${trainer}`,
      role: 'trainer',
      cohort: null,
      name: `Doña ${trainer}`,
    })
    cohorts.push({
      id: trainer + 1,
      programme: 'fundap',
      name: `Grupo ${trainer}`,
      start_date: '2026-11-16',
      class_code: `A${trainer}`,
      trainer_code: `B${trainer}`,
      trainer_id: id,
      audio: 0,
      created_at: now,
    })
    for (let person = 0; person < PEOPLE_EACH; person += 1) {
      const chat = `person-${trainer}-${person}`
      const name = `Persona ${trainer}-${person}`
      chats.push({ id: id + 1 + person, chat, role: 'entrepreneur', cohort: trainer + 1, name })
    }
  }
  const people = chats.filter(({ role }) => role === 'entrepreneur')
  await into.transact(async (tx) => {
    await tx.insertMany('cohorts', cohorts)
    await tx.insertMany(
      'contacts',
      chats.map(({ id, role, cohort, name }) => ({
        id,
        role,
        status: 'active',
        cohort_id: cohort,
        name,
        address_id: id,
        consent_at: now,
        created_at: now,
      })),
    )
    await tx.insertMany(
      'addresses',
      chats.map(({ id, chat }) => ({
        id,
        contact_id: id,
        channel: 'simulator',
        account: 'simulator',
        chat,
        status: 'open',
        created_at: now,
      })),
    )
    await tx.insertMany(
      'tickets',
      people.map(({ id, cohort }) => ({
        contact_id: id,
        owner_id: ((cohort ?? 1) - 1) * (PEOPLE_EACH + 1) + 1,
        reason: 'unread-answer',
        priority: 'normal',
        status: 'open',
        times: 1,
        opened_at: now - 1_000,
        alerted_at: now - 1_000,
        due_at: now + 8 * 3_600_000,
        wake_at: now + 8 * 3_600_000,
      })),
    )
  })
}
