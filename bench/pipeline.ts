import { fileURLToPath } from 'node:url'
import { Simulator } from '../src/channels/simulator.ts'
import { elapsed, MovableClock } from '../src/clock.ts'
import { loadLibrary } from '../src/flow/library.ts'
import { silentLog } from '../src/log.ts'
import { startFor } from '../src/pipeline/turn/start-flow.ts'
import { startPipeline } from '../src/pipeline/pipeline.ts'
import { untilQuiet } from '../src/pipeline/quiet.ts'
import { openDatabase } from '../src/store/open.ts'
import type { PipelineOptions } from '../src/pipeline/pipeline.ts'
import type { Store } from '../src/store/store.ts'
import { addCrowd, someOf } from './crowd.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What a contact writes in the weekly check-in: six messages, six answers, two figures (one a correction). */
const SCRIPT = [
  'pues fíjese usted',
  '90000',
  'no',
  'Q1,250',
  'me equivoqué, eran 450',
  'gracias seño',
] as const

export type Measured = {
  readonly turns: number
  readonly seconds: number
  readonly cpuSeconds: number
  /** What `Trial.besides` has grown by. */
  readonly besidesSeconds: number
}

/** Where and with whom to measure. */
export type Trial = {
  /** As in DATABASE_URL. */
  readonly database: string
  /** People who hold the conversation, of those in the database; they are added to one that is empty. */
  readonly contacts: number
  /** Of them, at a time. */
  readonly inFlight: number
  /** Seconds of CPU that other processes have spent on it so far. */
  readonly besides?: () => Promise<number>
} & Pick<PipelineOptions, 'bells' | 'takesTurns'>

/**
 * The whole service with durable commits, simulator channel: `contacts` people each hold the six-message check-in,
 * `inFlight` of them at a time; the first quarter only warms the process up. A turn is one message, from the inbox's
 * commit to the answer delivered. Throws when any conversation is not completed or any figure is not the right one.
 */
export async function benchPipeline({
  database,
  contacts,
  inFlight,
  besides = async () => 0,
  ...company
}: Trial): Promise<Measured> {
  const library = loadLibrary(ROOT)
  const clock = new MovableClock()
  await using store = await openDatabase(database, clock.now())
  if (await isEmpty(store)) await addCrowd(store, library, { size: contacts, now: clock.now() })
  const members = await someOf(store, contacts)
  const simulator = new Simulator(clock)
  await using pipeline = await startPipeline({
    store,
    clock,
    library,
    channels: [simulator],
    log: silentLog,
    ...company,
  })
  const talk = talker(simulator)
  const ids = members.map(({ id }) => id)
  await store.transact((tx) => startFor(tx, ids, 'weekly-check-in', clock.now()))
  pipeline.ring()
  await untilQuiet(store, clock)
  const chats = members.map(({ chat }) => chat)
  const warmUp = Math.floor(contacts / 4)
  await inParallel(chats.slice(0, warmUp), inFlight, (chat) => talk(chat, SCRIPT))
  const before = await besides()
  const cpu = process.cpuUsage()
  const begin = elapsed()
  await inParallel(chats.slice(warmUp), inFlight, (chat) => talk(chat, SCRIPT))
  const seconds = (elapsed() - begin) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  const besidesSeconds = (await besides()) - before
  await expectFigures(store, contacts)
  return {
    turns: (contacts - warmUp) * SCRIPT.length,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    besidesSeconds,
  }
}

async function isEmpty(store: Store): Promise<boolean> {
  const anybody = await store.read((db) =>
    db.selectFrom('contacts').select('id').limit(1).executeTakeFirst(),
  )
  return anybody === undefined
}

async function expectFigures(store: Store, contacts: number): Promise<void> {
  const { count } = await store.read((db) =>
    db
      .selectFrom('figures')
      .select((q) => q.fn.countAll().as('count'))
      .where('minor', '=', 45_000)
      .executeTakeFirstOrThrow(),
  )
  if (Number(count) !== contacts) throw new Error(`${count} of ${contacts} figures are right`)
}

/** Writes lines into a chat, each after the answer to the one before. */
function talker(simulator: Simulator): (chat: string, lines: readonly string[]) => Promise<void> {
  const answered = new Map<string, () => void>()
  simulator.onMessage(({ chat }) => answered.get(chat)?.())
  return async (chat, lines) => {
    for (const line of lines) {
      const answer = new Promise<void>((resolve) => answered.set(chat, resolve))
      await simulator.write(chat, line)
      await answer
    }
  }
}

async function inParallel(
  items: readonly string[],
  width: number,
  work: (item: string) => Promise<void>,
): Promise<void> {
  const queue = items.values()
  const lane = async () => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: width }, lane))
}
