import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Simulator } from '../../src/channels/simulator.ts'
import { elapsed, MovableClock, systemClock } from '../../src/clock.ts'
import { silentLog } from '../../src/log.ts'
import { startPipeline } from '../../src/pipeline/pipeline.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { emptyDatabase, hasPostgres } from '../store/servers.ts'
import { fill, PEOPLE_EACH, TRAINERS } from './crowd.ts'
import { LIBRARY, MORNING } from './town.ts'

/*
 * 200 trainers with 5,000 open tickets, and the service's own loops on a database on disk. Time on the wall: from the commit
 * of a call for help to the call that sends its alert, while others write; and from a trainer's "pendientes" to the call that
 * sends her answer.
 */

const CALLS = 100
/** Between two calls for help (milliseconds); beside each, three others write: 20 messages a second. */
const EVERY_MS = 200
/** Trainers who ask for what waits, one after the other. */
const LISTS = 20

const STORES: Readonly<Record<string, (work: (store: Store) => Promise<void>) => Promise<void>>> = {
  async sqlite(work) {
    const folder = await mkdtemp(join(tmpdir(), 'micromba-latency-'))
    try {
      await using store = await openSqlite(join(folder, 'micromba.db'), systemClock.now())
      await work(store)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  async postgres(work) {
    await using database = await emptyDatabase()
    await using store = await openPostgres(database.url, systemClock.now())
    await work(store)
  },
}

describe.each(Object.entries(STORES))('on %s', (name, withStore) => {
  it.skipIf(name === 'postgres' && !hasPostgres)(
    'of a hundred alerts 99 leave within a second of the input, and pendientes is answered in under 100 ms',
    { timeout: 300_000 },
    () =>
      withStore(async (store) => {
        const { alerts, lists } = await measure(store)
        expect(alerts).toHaveLength(CALLS)
        expect(among(alerts, 0.99)).toBeLessThan(1_000)
        expect(among(lists, 0.5)).toBeLessThan(100)
      }),
  )
})

/** The time within which such a part of them lies. */
function among(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(part * times.length) - 1] ?? Infinity
}

async function measure(store: Store) {
  const clock = new MovableClock(MORNING - systemClock.now().getTime())
  await fill(store, MORNING)
  const simulator = new Simulator(clock)
  const world = { store, clock, library: LIBRARY, channels: [simulator], log: silentLog }
  await using pipeline = await startPipeline(world)
  await pipeline.lookAtTheTime()
  return { alerts: await callForHelp(simulator), lists: await askWhatWaits(simulator) }
}

/** Milliseconds from the commit of each call to its alert. */
async function callForHelp(simulator: Simulator): Promise<readonly number[]> {
  const sentAt = new Map<string, number>()
  simulator.onMessage(({ text }) => {
    const [, name] = /^(Persona \S+) necesita que la busque. Motivo: pidió ayuda/.exec(text) ?? []
    if (name !== undefined) sentAt.set(name, elapsed())
  })
  const committedAt = new Map<string, number>()
  const writing: Promise<void>[] = []
  for (let call = 0; call < CALLS; call += 1) {
    const who = `${call % TRAINERS}-${call % PEOPLE_EACH}`
    const asked = simulator.write(`person-${who}`, 'ayuda')
    writing.push(asked.then(() => void committedAt.set(`Persona ${who}`, elapsed())))
    writing.push(...others(call).map(([chat, text]) => simulator.write(chat, text)))
    await pause(EVERY_MS)
  }
  await Promise.all(writing)
  const giveUpAt = elapsed() + 60_000
  while (sentAt.size < CALLS && elapsed() < giveUpAt) await pause(20)
  return [...sentAt].map(([name, at]) => Math.round(at - (committedAt.get(name) ?? 0)))
}

/** Milliseconds from each "pendientes" to its answer. */
async function askWhatWaits(simulator: Simulator): Promise<readonly number[]> {
  const times: number[] = []
  for (let trainer = 0; trainer < LISTS; trainer += 1) {
    const answered = Promise.withResolvers<void>()
    simulator.onMessage(({ chat, text }) => {
      if (chat === `trainer-${trainer}` && /^Tiene \d+ avisos:/.test(text)) answered.resolve()
    })
    const askedAt = elapsed()
    await simulator.write(`trainer-${trainer}`, 'pendientes')
    await answered.promise
    times.push(Math.round(elapsed() - askedAt))
  }
  return times
}

/** What else comes in: two answers, and a trainer who looks at what waits or promises a call. */
function others(call: number): readonly (readonly [string, string])[] {
  const [trainer, person] = [(call + 100) % TRAINERS, (call + 7) % PEOPLE_EACH]
  const ticket = trainer * PEOPLE_EACH + 1
  return [
    [`person-${trainer}-${person}`, '450'],
    [`person-${trainer}-${(person + 1) % PEOPLE_EACH}`, 'gracias'],
    [`trainer-${trainer}`, call % 2 === 0 ? 'pendientes' : `${ticket}: 2`],
  ]
}
