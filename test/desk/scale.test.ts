import { afterAll, beforeAll, expect, it } from 'vitest'
import { Simulator } from '../../src/channels/simulator.ts'
import { ManualClock } from '../../src/clock.ts'
import { silentLog } from '../../src/log.ts'
import { assemble, type Works } from '../../src/pipeline/pipeline.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { fill, TRAINERS } from './crowd.ts'
import { LIBRARY, MORNING } from './town.ts'

/* 200 trainers with 25 open tickets each. CPU time is what is held to account: the machine may have other work to do. */

let store: Store
let works: Works
let simulator: Simulator
const clock = new ManualClock(MORNING)

beforeAll(async () => {
  store = await openSqlite(':memory:', clock.now())
  simulator = new Simulator(clock)
  await fill(store, MORNING)
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
