import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Simulator } from '../../src/channels/simulator.ts'
import { elapsed, MovableClock, systemClock } from '../../src/clock.ts'
import { silentLog } from '../../src/log.ts'
import { startPipeline } from '../../src/pipeline/pipeline.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import { fill, PEOPLE_EACH, TRAINERS } from './crowd.ts'
import { LIBRARY, MORNING } from './town.ts'

/*
 * 200 trainers with 5,000 open tickets, the service's own loops on a database on disk, and others writing meanwhile: the
 * time on the wall from the commit of a call for help to the call that sends its alert.
 */

const CALLS = 100
/** Between two calls for help (milliseconds); beside each, three others write: 20 messages a second. */
const EVERY_MS = 200

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'micromba-latency-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

it('of a hundred alerts 99 leave within a second of the input', { timeout: 300_000 }, async () => {
  await using store = await openSqlite(join(folder, 'micromba.db'), systemClock.now())
  const clock = new MovableClock(MORNING - systemClock.now().getTime())
  await fill(store, MORNING)
  const simulator = new Simulator(clock)
  await using pipeline = await startPipeline({
    store,
    clock,
    library: LIBRARY,
    channels: [simulator],
    log: silentLog,
  })
  await pipeline.lookAtTheTime()
  const times = await callForHelp(simulator)
  expect(times).toHaveLength(CALLS)
  const inOrder = times.toSorted((a, b) => a - b)
  expect(inOrder[Math.ceil(0.99 * CALLS) - 1]).toBeLessThan(1_000)
})

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
