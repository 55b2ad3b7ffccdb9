import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import type { Store } from '../../src/store/store.ts'
import { untilQuiet } from '../../src/pipeline/quiet.ts'
import type { BotApiServer } from '../bot-api-server/bot-api-server.ts'
import { answeredAfter } from '../bot-api-server/faults.ts'
import {
  amountsOf,
  amountsWritten,
  deliveries,
  storedUpdates,
  toldOutOfOrder,
} from '../service/aftermath.ts'
import { ACCOUNT, eventually, prepareClassroom, type Classroom } from '../service/classroom.ts'
import { gatherCrowd, seeded, type Crowd } from '../service/crowd.ts'
import { emptyDatabase, hasPostgres, hasRedis, ownRedis, type OwnRedis } from '../store/servers.ts'
import { cutConnections, Fleet, type Awakening, type Member } from './fleet.ts'

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
/** More than the processes can answer while each takeover takes seconds would only make a longer queue. */
const EVERY_MS = times('EVERY_MS', 100, 50)

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
      const { server, environment } = classroom
      await using fleet = new Fleet((number) => {
        return { ...environment, TELEGRAM_API_ROOT: server.url + rootOf({ number }) }
      }, ACCOUNT)
      await fleet.start(3)
      await classroom.addCohort()
      await classroom.joinTrainer()
      // its connections are none of the service's, and are not cut
      const beside = `${database.url}?application_name=test`
      await using store = await openPostgres(beside, systemClock.now())
      const crowd = await gatherCrowd(classroom, PEOPLE, random)
      const load = new AbortController()
      const from = performance.now()
      const writing = crowd.writeUntil(load.signal, EVERY_MS)
      const troubles = new Troubles({ fleet, store, server, redis, url: database.url, random })
      const trouble = [
        ...Array.from({ length: KILLS }, () => () => troubles.kill()),
        ...Array.from({ length: PAUSES }, () => () => troubles.sleep()),
        ...Array.from({ length: CUTS }, () => () => troubles.cut()),
        ...Array.from({ length: FLUSHES }, () => () => troubles.flush()),
        ...Array.from({ length: REDIS_KILLS }, () => () => troubles.restartRedis()),
      ]
      for (const happen of shuffled(trouble, random)) {
        await happen()
        await pause(random() * 1_000)
      }
      const woken = await Promise.all(troubles.woken)
      load.abort()
      await writing
      const minutes = (performance.now() - from) / 60_000
      await server.waitUntilConfirmed(60_000)
      await untilQuiet(store, systemClock)
      for (const { url } of fleet.members) await untilWell(url)
      await fleet.stop()

      const after = await expectNothingLost(store, classroom, crowd)
      const takeovers = inOrder(troubles.takeovers)
      const count = (fits: (each: Woken) => boolean) => woken.filter(fits).length
      const refused = count(({ wasRefused }) => wasRefused)
      const left = count(({ hasLeft }) => hasLeft)
      process.stdout.write(
        `${KILLS} kills, ${PAUSES} pauses of ${PAUSE_MS} ms, ${CUTS} cuts (${troubles.connectionsCut} connections), ` +
          `${FLUSHES} flushes, ${REDIS_KILLS} Redis restarts in ${minutes.toFixed(1)} minutes, seed ${SEED}: ` +
          `${crowd.written.length} inputs, 0 lost; ${after}; ${takeovers.length} takeovers, ` +
          `median ${takeovers[Math.floor(takeovers.length / 2)]} ms, slowest ${takeovers.at(-1)} ms; ` +
          `of ${PAUSES} sleepers ${refused} refused, ${left} left\n`,
      )
      expect(woken.flatMap(({ calls }) => calls)).toEqual([])
      expect({ refused, left }).toEqual({ refused: PAUSES, left: PAUSES })
      expect(takeovers.length).toBeGreaterThanOrEqual(PAUSES)
      expect(takeovers.at(-1) ?? 0).toBeLessThan(TAKEOVER_MS)
    },
  )
})

type Scene = {
  readonly fleet: Fleet
  readonly store: Store
  readonly server: BotApiServer
  readonly redis: OwnRedis
  /** Of the database. */
  readonly url: string
  readonly random: () => number
}

/**
 * A sleeper that woke up, and what it began to ask of the network after that. Sends that were under way when it fell asleep
 * may have left its hands already: their bytes go when it wakes.
 */
type Woken = Awakening & { readonly calls: readonly string[] }

/** What happens to the processes, and what came of it. */
class Troubles {
  /** From the signal until another process listened (milliseconds). */
  readonly takeovers: number[] = []
  readonly woken: Promise<Woken>[] = []
  connectionsCut = 0
  readonly #scene: Scene

  constructor(scene: Scene) {
    this.#scene = scene
  }

  async kill(): Promise<void> {
    const { fleet, store, random } = this.#scene
    const { index } = await fleet.holder(store)
    const victim = Math.floor(random() * fleet.members.length)
    await pause(random() * 500)
    const taken = victim === index ? this.#listenedToAfter(fleet.at(victim)) : undefined
    await fleet.kill(victim)
    await taken
  }

  /** Stops the holder of the account in the middle of a send: what it hears of that when it wakes, it wants to write. */
  async sleep(): Promise<void> {
    const { fleet, store, server } = this.#scene
    const { index } = await fleet.holder(store)
    const sleeper = fleet.at(index)
    server.faults.next('sendMessage', answeredAfter(LINGER_MS))
    const from = performance.now()
    await server.waitForCall('sendMessage', ({ at }) => at > from, 1, 60_000)
    const taken = this.#listenedToAfter(sleeper)
    const wakeAt = performance.now() + PAUSE_MS
    const asleep = fleet.putToSleep(index)
    const underWay = await sendsUnderWay(store)
    await asleep
    await taken
    // it sleeps on while other things happen
    const slept = pause(Math.max(0, wakeAt - performance.now()))
    this.woken.push(slept.then(() => this.#wake(sleeper, underWay)))
  }

  async cut(): Promise<void> {
    this.connectionsCut += await cutConnections(this.#scene.url)
  }

  async flush(): Promise<void> {
    const admin = new Redis(this.#scene.redis.url)
    await admin.flushall()
    admin.disconnect()
  }

  async restartRedis(): Promise<void> {
    const { redis, random } = this.#scene
    await redis.stop()
    await pause(500 + random() * 2_000)
    await redis.start()
  }

  /** Resolves when another process than this one listens to the network. */
  async #listenedToAfter(holder: Member): Promise<void> {
    const from = performance.now()
    const root = rootOf(holder)
    const { at } = await eventually(
      'another process to listen',
      async () =>
        this.#scene.server.calls('getUpdates').find((call) => call.at > from && call.root !== root),
      GIVEN_UP_MS,
    )
    this.takeovers.push(at - from)
  }

  async #wake(sleeper: Member, underWay: number): Promise<Woken> {
    const { fleet, server } = this.#scene
    const from = performance.now()
    const awakening = await fleet.wake(sleeper)
    const root = rootOf(sleeper)
    const own = server.calls().filter((call) => call.at > from && call.root === root)
    const [sends, others] = [
      own.filter(({ method }) => method === 'sendMessage'),
      own.filter(({ method }) => method !== 'sendMessage'),
    ]
    const begun = [...others, ...sends.slice(underWay)]
    return { ...awakening, calls: begun.map(({ method }) => method) }
  }
}

/** How many messages are being sent. */
async function sendsUnderWay(store: Store): Promise<number> {
  const sending = await store.read((db) =>
    db.selectFrom('messages').select('id').where('status', '=', 'sending').execute(),
  )
  return sending.length
}

/** A takeover that takes longer than this is none. */
const GIVEN_UP_MS = 120_000

/** The answer to a send under way is not there before its process stands still. */
const LINGER_MS = 500

/** By which each process is known to the network. */
function rootOf({ number }: Pick<Member, 'number'>): string {
  return `/process-${number}`
}

/** Ready, with Redis. */
function untilWell(url: string): Promise<boolean> {
  return eventually(`${url} to be well`, async () => {
    const { ready, redis } = (await (await fetch(`${url}/readyz`)).json()) as {
      readonly ready: boolean
      readonly redis: string
    }
    return ready && redis === 'up'
  })
}

/** Each input kept, each amount recorded once and in its order, each answer in its order and at most twice. */
async function expectNothingLost(store: Store, { ana }: Classroom, crowd: Crowd): Promise<string> {
  const updates = crowd.written.map(({ update }) => update)
  const stored = (await storedUpdates(store)).filter((id) => id >= Math.min(...updates))
  expect(stored.toSorted((a, b) => a - b)).toEqual(updates)
  const undone = await store.read((db) =>
    db.selectFrom('inputs').selectAll().where('status', '!=', 'done').execute(),
  )
  expect(undone).toEqual([])
  // nobody is told of messages that were lost where none were
  const incidents = await store.read((db) => db.selectFrom('incidents').selectAll().execute())
  expect(incidents).toEqual([])
  expect(await amountsOf(store)).toEqual(amountsWritten(crowd))
  const everybody = [ana, ...crowd.people]
  expect(await toldOutOfOrder(store, everybody)).toEqual([])
  const all = await deliveries(store, everybody)
  expect(all.filter(({ isReminder, rows, received }) => isReminder && received > rows)).toEqual([])
  expect(all.filter(({ rows, received }) => received > rows * 2)).toEqual([])
  expect(all.filter(({ sent, received }) => received < sent)).toEqual([])
  const doubled = all.reduce((sum, { rows, received }) => sum + Math.max(0, received - rows), 0)
  const unknown = await store.read((db) =>
    db.selectFrom('messages').select('id').where('status', '=', 'unknown').execute(),
  )
  return `${doubled} replies twice, ${unknown.length} messages unknown`
}

function inOrder(took: readonly number[]): readonly number[] {
  return took.map(Math.round).toSorted((a, b) => a - b)
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
