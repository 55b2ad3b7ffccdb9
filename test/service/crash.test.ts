import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { untilQuiet } from '../../src/pipeline/quiet.ts'
import { unanswered } from '../bot-api-server/faults.ts'
import {
  amountsOf,
  amountsWritten,
  autopsy,
  deliveries,
  integrityOf,
  lostUpdates,
  storedUpdates,
} from './aftermath.ts'
import { openClassroom } from './classroom.ts'
import { gatherCrowd, seeded } from './crowd.ts'
import { launchService } from './run-service.ts'

/** The whole test is CRASHES=50. */
const CRASHES = Number(process.env['CRASHES'] ?? 20)
const SEED = Number(process.env['SEED'] ?? 20_261_124)
const PEOPLE = 50

/**
 * The slowest and the quickest start may take this long. The aim is 2 s on a machine that does nothing else
 * (READY_MS=2000 asks for it of all starts); beside other tests on two cores it takes longer.
 */
const READY_MS = Number(process.env['READY_MS'] ?? 15_000)
const QUICKEST_MS = Math.min(READY_MS, 5_000)

it(
  `kill -9 at ${CRASHES} random points under 100 messages a second loses and doubles nothing`,
  { timeout: CRASHES * 15_000 + 120_000 },
  async () => {
    const random = seeded(SEED)
    await using classroom = await openClassroom()
    const { server } = classroom
    const crowd = await gatherCrowd(classroom, PEOPLE, random)
    const restarts: number[] = []
    const firstAnswers: number[] = []
    let killedEarly = 0

    for (let crash = 1; crash <= CRASHES; crash++) {
      const { service } = classroom
      if (!service) throw new Error('there is no service to crash')
      await classroom.trigger(crowd.someone())
      // at least one send is under way when the process dies: it arrives, and its answer does not
      server.faults.next('sendMessage', unanswered)
      crowd.writesNext(crowd.someone())
      if (crash % 4 > 0) {
        // most are killed at work, and only some between the ready line and the first answer
        const isAfter = ({ at }: { at: number }) => at > service.startedAt
        const { at } = await server.waitForCall('sendMessage', isAfter, 1, 30_000)
        if (crash > 1) firstAnswers.push(at - service.startedAt)
      }
      const load = new AbortController()
      const writing = crowd.writeUntil(load.signal, 10)
      await pause(20 + random() * 480)
      await service.kill9()
      load.abort()
      await writing
      server.faults.clear()
      await autopsy(classroom, async (store) => {
        expect(await lostUpdates(store, classroom, crowd)).toEqual([])
        expect(await integrityOf(store)).toEqual([{ integrity_check: 'ok' }])
      })
      if (random() < 0.2) {
        await using early = launchService(classroom.environment)
        await pause(random() * (restarts.at(-1) ?? service.readyMs))
        await early.kill9()
        killedEarly++
      }
      restarts.push((await classroom.start()).readyMs)
    }

    await server.waitUntilConfirmed(60_000)
    await classroom.look((store) => untilQuiet(store, systemClock))
    await classroom.service?.stop()

    await classroom.look(async (store) => {
      const updates = crowd.written.map(({ update }) => update)
      const stored = await storedUpdates(store)
      const firstOfCrowd = Math.min(...updates)
      expect(stored.filter((id) => id >= firstOfCrowd).toSorted((a, b) => a - b)).toEqual(updates)
      const undone = await store.read((db) =>
        db.selectFrom('inputs').selectAll().where('status', '!=', 'done').execute(),
      )
      expect(undone).toEqual([])
      const incidents = await store.read((db) => db.selectFrom('incidents').selectAll().execute())
      expect(incidents).toEqual([])

      const figures = await store.read((db) =>
        db.selectFrom('figures').select(['contact_id', 'week', 'figure']).execute(),
      )
      const keys = figures.map(({ contact_id, week, figure }) => `${contact_id} ${week} ${figure}`)
      expect(new Set(keys).size).toBe(keys.length)
      expect(await amountsOf(store)).toEqual(amountsWritten(crowd))

      const all = await deliveries(store, [classroom.ana, ...crowd.people])
      expect(all.filter(({ isReminder, rows, received }) => isReminder && received > rows)).toEqual(
        [],
      )
      expect(all.filter(({ rows, received }) => received > rows * 2)).toEqual([])
      expect(all.filter(({ sent, received }) => received < sent)).toEqual([])
      expect(await integrityOf(store)).toEqual([{ integrity_check: 'ok' }])

      const doubled = all.reduce((sum, { rows, received }) => sum + Math.max(0, received - rows), 0)
      const unknown = await store.read((db) =>
        db.selectFrom('messages').select('class').where('status', '=', 'unknown').execute(),
      )
      const reminders = unknown.filter((row) => row.class === 'reminder').length
      const silences = all.filter(({ received }) => received === 0).length
      const ready = inOrder(restarts)
      process.stdout.write(
        `${CRASHES} crashes and ${killedEarly} during a start, seed ${SEED}: ` +
          `${crowd.written.length} inputs, 0 lost; ${doubled} replies twice, ${reminders} reminders and ` +
          `${unknown.length - reminders} replies unknown, ${silences} texts that never arrived; ` +
          `ready again after ${describe(ready)}, the first answer after ${describe(inOrder(firstAnswers))}\n`,
      )
      expect(ready[0]).toBeLessThan(QUICKEST_MS)
      expect(ready.at(-1)).toBeLessThan(READY_MS)
    })
  },
)

function inOrder(times: readonly number[]): readonly number[] {
  return times.map(Math.round).toSorted((a, b) => a - b)
}

function describe(times: readonly number[]): string {
  return `${times[0]} to ${times.at(-1)} ms (median ${times[Math.floor(times.length / 2)]} ms)`
}
