import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { untilQuiet } from '../../src/pipeline/quiet.ts'
import { amountsOf, amountsWritten, deliveries, storedUpdates } from '../service/aftermath.ts'
import { ACCOUNT, prepareClassroom } from '../service/classroom.ts'
import { gatherCrowd, seeded } from '../service/crowd.ts'
import { emptyDatabase, hasPostgres, hasRedis, ownRedis } from '../store/servers.ts'
import { cutConnections, Fleet } from './fleet.ts'

/* Three processes on one PostgreSQL and one Redis, under load, and everything that can happen to them. `npm run test:scale`
 * is the whole of it (each number can be set by itself: KILLS=20 …), `npm test` a short version. */

const isFull = process.env['SCALE'] === 'full'
const times = (name: string, full: number, short: number) =>
  Number(process.env[name] ?? (isFull ? full : short))

const KILLS = times('KILLS', 200, 3)
const PAUSES = times('PAUSES', 50, 1)
const PAUSE_MS = times('PAUSE_MS', 60_000, 14_000)
const CUTS = times('CUTS', 100, 5)
const FLUSHES = times('FLUSHES', 20, 2)
const REDIS_KILLS = times('REDIS_KILLS', 20, 1)
const SEED = times('SEED', 20_261_125, 20_261_125)
const TAKEOVER_MS = 15_000
const PEOPLE = 30
const EVERY_MS = 50

const PORT = 22_000 + (process.pid % 18_000)

describe.skipIf(!hasPostgres || !hasRedis)('three processes', () => {
  it(
    `lose and double nothing: ${KILLS} kill -9, ${PAUSES} pauses of ${PAUSE_MS} ms, ${CUTS} cuts of the database, ` +
      `${FLUSHES} FLUSHALL and ${REDIS_KILLS} Redis restarts under load`,
    { timeout: KILLS * 60_000 + PAUSES * (PAUSE_MS + 60_000) + 300_000 },
    async () => {
      const random = seeded(SEED)
      await using database = await emptyDatabase()
      await using redis = ownRedis(PORT)
      await redis.start()
      const shared = { DATABASE_URL: database.url, REDIS_URL: redis.url, LOG_LEVEL: 'warn' }
      await using classroom = await prepareClassroom(shared)
      await using fleet = new Fleet(classroom.environment, ACCOUNT)
      await fleet.start(3)
      await classroom.addCohort()
      await classroom.joinTrainer()
      await using store = await openPostgres(database.url, systemClock.now())
      const crowd = await gatherCrowd(classroom, PEOPLE, random)
      const load = new AbortController()
      const writing = crowd.writeUntil(load.signal, EVERY_MS)
      const takeovers: number[] = []
      const asleep: Promise<boolean>[] = []

      const kill = async () => {
        const { index, fence } = await fleet.holder(store)
        const victim = Math.floor(random() * 3)
        await pause(random() * 500)
        const taken = victim === index ? fleet.takenOver(store, fence) : undefined
        await fleet.replace(victim)
        if (taken) takeovers.push(await taken)
      }
      const sleep = async () => {
        const { index, fence } = await fleet.holder(store)
        const from = performance.now()
        const [sleeper, taken] = await Promise.all([
          fleet.putToSleep(index),
          fleet.takenOver(store, fence),
        ])
        takeovers.push(taken)
        // it sleeps on while other things happen
        asleep.push(
          pause(Math.max(0, PAUSE_MS - (performance.now() - from))).then(() => fleet.wake(sleeper)),
        )
      }
      const flush = async () => {
        const admin = new Redis(redis.url)
        await admin.flushall()
        admin.disconnect()
      }
      const restartRedis = async () => {
        await redis.stop()
        await pause(500 + random() * 2_000)
        await redis.start()
      }
      const trouble = [
        ...Array.from({ length: KILLS }, () => kill),
        ...Array.from({ length: PAUSES }, () => sleep),
        ...Array.from({ length: CUTS }, () => () => cutConnections(store)),
        ...Array.from({ length: FLUSHES }, () => flush),
        ...Array.from({ length: REDIS_KILLS }, () => restartRedis),
      ]
      for (const happen of shuffled(trouble, random)) {
        await happen()
        await pause(random() * 1_000)
      }
      const refused = (await Promise.all(asleep)).filter((hasLeft) => hasLeft).length
      load.abort()
      await writing
      await classroom.server.waitUntilConfirmed(60_000)
      await untilQuiet(store, systemClock)
      await fleet.stop()

      const updates = crowd.written.map(({ update }) => update)
      const stored = (await storedUpdates(store)).filter((id) => id >= Math.min(...updates))
      expect(stored.toSorted((a, b) => a - b)).toEqual(updates)
      const undone = await store.read((db) =>
        db.selectFrom('inputs').selectAll().where('status', '!=', 'done').execute(),
      )
      expect(undone).toEqual([])
      // each amount recorded once, and each person's in the order in which she wrote them
      expect(await amountsOf(store)).toEqual(amountsWritten(crowd))
      const all = await deliveries(store, [classroom.ana, ...crowd.people])
      expect(all.filter(({ isReminder, rows, received }) => isReminder && received > rows)).toEqual(
        [],
      )
      expect(all.filter(({ rows, received }) => received > rows * 2)).toEqual([])
      expect(all.filter(({ sent, received }) => received < sent)).toEqual([])
      const doubled = all.reduce((sum, { rows, received }) => sum + Math.max(0, received - rows), 0)
      const unknown = await store.read((db) =>
        db.selectFrom('messages').select('id').where('status', '=', 'unknown').execute(),
      )
      const taken = takeovers.map(Math.round).toSorted((a, b) => a - b)
      const slowest = taken.at(-1) ?? 0
      process.stdout.write(
        `${KILLS} kills, ${PAUSES} pauses, ${CUTS} cuts, ${FLUSHES} flushes, ${REDIS_KILLS} Redis restarts, seed ${SEED}: ` +
          `${updates.length} inputs, 0 lost; ${doubled} replies twice, ${unknown.length} messages unknown; ` +
          `takeovers after ${taken.join(', ')} ms; ${refused} of ${PAUSES} sleepers left\n`,
      )
      expect(refused).toBe(PAUSES)
      expect(slowest).toBeLessThan(TAKEOVER_MS)
    },
  )
})

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
