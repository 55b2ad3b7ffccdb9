import type { Channel } from '../channels/channel.ts'
import { isoTime, type Clock } from '../clock.ts'
import { followPublished, settlePublished, type Running } from '../office/publishing/published.ts'
import type { Library } from '../flow/library.ts'
import type { Log } from '../log.ts'
import type { Programme } from '../model/programme.ts'
import { StoreError, type Store } from '../store/store.ts'
import { Accounts } from './accounts/accounts.ts'
import { NO_BELLS, type Bells } from './bells.ts'
import { ChannelWatch } from './accounts/channel-watch.ts'
import { Digests } from './due/digests.ts'
import { Coordination } from './accounts/coordination.ts'
import { createInbox } from './inbound/inbox.ts'
import { ONE_PROCESS, type Leases } from './accounts/leases.ts'
import { startLoop } from './loop.ts'
import { Outbox } from './outbound/outbox.ts'
import type { RateLimits } from './outbound/rate-limits.ts'
import { createReceipts } from './outbound/receipts.ts'
import { Scheduler } from './due/scheduler.ts'
import { Speeches } from './turn/speech.ts'
import { fireTimers, wakeDueCases, wakeDueTickets } from './due/timers.ts'
import { tryAll } from './try-all.ts'
import { takeTurns } from './turn/turns.ts'

/** How often work is looked for that another process may have written (milliseconds); less often where it rings. */
const PATIENCE = 250
const RUNG_PATIENCE = 1_000

/** How often the accounts are looked at that this process has or could have (milliseconds). */
const ACCOUNTS_PATIENCE = 1_000

export type PipelineOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly library: Library
  readonly channels: readonly Channel[]
  readonly log: Log
  /** What the calendar goes by, where it is not the library's. */
  readonly programmes?: ReadonlyMap<string, Programme>
  /** How processes that share the database keep out of each other's way; there is one where nothing is said. */
  readonly leases?: Leases
  readonly bells?: Bells
  readonly limits?: RateLimits
  /** Whether this process takes turns and looks at the time, or leaves that to others. */
  readonly takesTurns?: boolean
}

/** The way of a message, one piece of work at a time: what the service loops over, and stories run by hand. */
export type Works = {
  /** Due timers and schedules become inputs. Returns whether there were any. */
  lookAtTheTime(): Promise<boolean>
  /** Takes a group of turns. Returns whether there may be more. */
  takeTurns(): Promise<boolean>
  /** Starts the sends that may go. Returns whether there may be more. */
  deliver(): Promise<boolean>
  /** Resolves when no send is in flight. */
  drain(): Promise<void>
  /** Takes, keeps or leaves the accounts, and sees how those held do. */
  lookAtAccounts(): Promise<boolean>
  /** Stops listening, and gives back what is held. */
  leave(): Promise<void>
}

/** One process looks at the time for all. */
const CALENDAR = 'calendar'

/** Starts the channels and puts the works together; `onInputs` and `onSettled` say that there is work again. */
export async function assemble(
  {
    store,
    clock,
    library,
    channels,
    log,
    programmes = library.programmes,
    leases = ONE_PROCESS,
    limits,
  }: PipelineOptions,
  { onInputs = () => {}, onKept = () => {}, onSettled = () => {} } = {},
): Promise<Works> {
  const running = await settlePublished(store, library, clock.now().getTime())
  tellUnpublished(running, log)
  let { latest } = running
  const shared = { leases, ...(limits ? { limits } : {}) }
  const outbox = new Outbox({ store, clock, channels, log, programmes, onSettled, ...shared })
  const watch = new ChannelWatch({ store, clock, channels, leases })
  const digests = new Digests(store, clock, library.programmes.values())
  const scheduler = new Scheduler({ store, programmes }, clock)
  const speeches = new Speeches(library)
  await speeches.warm()
  const coordination = new Coordination({
    store,
    clock,
    programmes: library.programmes,
    speeches,
  })
  const accounts = new Accounts({
    channels,
    leases,
    log,
    start: (channel) => {
      const { account } = channel
      const receive = createInbox(channel, { store, clock, onInputs, onKept, leases })
      const fence = leases.fenceOf(account)
      const isOurs = () => fence !== undefined && leases.fenceOf(account) === fence
      return channel.start(receive, createReceipts(account, { store, clock }), isOurs)
    },
    onTaken: onSettled,
  })
  try {
    await accounts.look()
  } catch (error) {
    await accounts.stop()
    throw error
  }
  /** What was published and cannot be run here must not hold up the timers. */
  const follow = async () => {
    try {
      return await followPublished(store, library, latest)
    } catch (error) {
      if (error instanceof StoreError) throw error
      log.error(
        { err: error },
        'a published version cannot be run by this program; the one before stays',
      )
      return latest
    }
  }
  const followLatest = async () => void (latest = await follow())
  const lookAtTheCalendar = async () => {
    if ((await leases.look(CALENDAR)) === undefined) return false
    return tryAll([
      () => fireTimers({ store, clock }),
      () => wakeDueTickets({ store, clock }),
      () => wakeDueCases({ store, clock }),
      () => coordination.tellNews(),
      () => digests.startDue(),
      () => scheduler.lookAtTheTime(),
    ])
  }
  return {
    lookAtTheTime: () => tryAll([followLatest, () => watch.look(), lookAtTheCalendar]),
    takeTurns: () => takeTurns({ store, clock, library, speeches, log, outbox }),
    deliver: () => outbox.deliverDue(),
    drain: () => outbox.drain(),
    lookAtAccounts: async () => {
      try {
        return await accounts.look()
      } finally {
        await watch.look()
      }
    },
    leave: async () => {
      await accounts.stop()
      await leases.release(CALENDAR).catch(() => {})
    },
  }
}

export type Pipeline = AsyncDisposable & {
  /** A row was written from outside, or the clock jumped: look now. */
  ring(): void
  /** Turns what has come due into inputs; resolves when they are stored. */
  lookAtTheTime(): Promise<void>
}

/**
 * Starts the way of a message: channels → inbox → turns → outbox → channels, with timers and schedules beside it.
 * Disposing stops in reverse: no more turns and sends begin, sends under way end, then the channels stop listening; what
 * was heard meanwhile waits in the database.
 */
export async function startPipeline(options: PipelineOptions): Promise<Pipeline> {
  const { clock, log, leases, bells = NO_BELLS, takesTurns = true } = options
  const ringFor = { turns: () => {}, sends: () => {} }
  const works = await assemble(options, {
    onInputs: () => ringFor.turns(),
    onKept: () => bells.ring('turns'),
    onSettled: () => {
      ringFor.sends()
      bells.ring('sends')
    },
  })
  const pace = { clock, log, patienceMs: () => (bells.isConnected ? RUNG_PATIENCE : PATIENCE) }
  const often = { clock, log, patienceMs: () => ACCOUNTS_PATIENCE }
  const sends = startLoop('outbox', () => works.deliver(), pace)
  const workers = takesTurns
    ? [startLoop('times', lookAtTheTime, pace), startLoop('turns', () => works.takeTurns(), pace)]
    : []
  const accounts = leases ? [startLoop('accounts', () => works.lookAtAccounts(), often)] : []
  const [, turns] = workers
  ringFor.turns = () => turns?.ring()
  ringFor.sends = () => sends.ring()
  bells.onRing((name) => ringFor[name]())

  async function lookAtTheTime(): Promise<boolean> {
    const found = await works.lookAtTheTime()
    if (!found) return false
    turns?.ring()
    bells.ring('turns')
    return true
  }

  const loops = [...accounts, ...workers, sends]
  return {
    ring: () => {
      for (const loop of loops) loop.ring()
      bells.ring('turns')
      bells.ring('sends')
    },
    lookAtTheTime: async () => {
      while (await lookAtTheTime());
    },
    async [Symbol.asyncDispose]() {
      for (const loop of loops) await loop[Symbol.asyncDispose]()
      await works.drain()
      await works.leave()
    },
  }
}

/** A person has changed files, or published elsewhere, and should know that the service does not run the files. */
function tellUnpublished({ unpublished }: Running, log: Log): void {
  for (const { name, published } of unpublished) {
    const known = published
      ? `published by ${published.published_by} on ${isoTime(published.published_at)} (${published.origin})`
      : 'not published yet'
    log.warn(
      { flow: name },
      `the files of '${name}' are not what runs: it was ${known}; see publish --diff, then publish, or publish --pull`,
    )
  }
}
