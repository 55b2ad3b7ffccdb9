import type { Channel } from '../channels/channel.ts'
import { isoTime, type Clock } from '../clock.ts'
import { followPublished, settlePublished, type Running } from '../desk/published.ts'
import type { Library } from '../flow/library.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { ChannelWatch } from './channel-watch.ts'
import { Digests } from './digests.ts'
import { Coordination } from './coordination.ts'
import { createInbox } from './inbox.ts'
import { startLoop } from './loop.ts'
import { Outbox } from './outbox.ts'
import { createReceipts } from './receipts.ts'
import { Scheduler } from './scheduler.ts'
import { Speeches } from './speech.ts'
import { fireTimers, wakeDueCases, wakeDueTickets } from './timers.ts'
import { takeTurns } from './turns.ts'

/** How often work is looked for that another process may have written (milliseconds). */
const PATIENCE = 250

export type PipelineOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly library: Library
  readonly channels: readonly Channel[]
  readonly log: Log
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
}

/** Starts the channels and puts the works together; `onInputs` and `onSettled` say that there is work again. */
export async function assemble(
  { store, clock, library, channels, log }: PipelineOptions,
  { onInputs = () => {}, onSettled = () => {} } = {},
): Promise<Works> {
  const running = await settlePublished(store, library, clock.now().getTime())
  tellUnpublished(running, log)
  let { latest } = running
  const outbox = new Outbox({ store, clock, channels, log, onSettled })
  const watch = new ChannelWatch({ store, clock, channels })
  const digests = new Digests(store, clock, library.programmes.values())
  const scheduler = new Scheduler(store, clock, library.programmes.values())
  const speeches = new Speeches(library)
  await speeches.warm()
  const { programmes } = library
  const coordination = new Coordination({ store, clock, programmes, speeches })
  for (const channel of channels) {
    const receive = createInbox(channel, { store, clock, onInputs })
    await channel.start(receive, createReceipts(channel.account, { store, clock }))
  }
  /** What was published and cannot be run here must not hold up the timers. */
  const follow = async () => {
    try {
      return await followPublished(store, library, latest)
    } catch (error) {
      log.error(
        { err: error },
        'a published version cannot be run by this program; the one before stays',
      )
      return latest
    }
  }
  return {
    lookAtTheTime: async () => {
      latest = await follow()
      await watch.look()
      const fired = await fireTimers({ store, clock })
      const woken = await wakeDueTickets({ store, clock })
      const cases = await wakeDueCases({ store, clock })
      const news = await coordination.tellNews()
      const digested = await digests.startDue()
      return (await scheduler.startDue()) || fired || woken || cases || news || digested
    },
    takeTurns: () => takeTurns({ store, clock, library, speeches, log, outbox }),
    deliver: () => outbox.deliverDue(),
    drain: () => outbox.drain(),
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
  const { clock, log, channels } = options
  const pace = { clock, log, patienceMs: PATIENCE }
  const bells = { turns: () => {}, sends: () => {} }
  const works = await assemble(options, {
    onInputs: () => bells.turns(),
    onSettled: () => bells.sends(),
  })
  const sends = startLoop('outbox', () => works.deliver(), pace)
  const turns = startLoop('turns', () => works.takeTurns(), pace)
  const times = startLoop('times', lookAtTheTime, pace)
  bells.turns = () => turns.ring()
  bells.sends = () => sends.ring()

  async function lookAtTheTime(): Promise<boolean> {
    const found = await works.lookAtTheTime()
    if (found) turns.ring()
    return found
  }

  const loops = [times, turns, sends]
  return {
    ring: () => loops.forEach((loop) => loop.ring()),
    lookAtTheTime: async () => {
      while (await lookAtTheTime());
    },
    async [Symbol.asyncDispose]() {
      for (const loop of loops) await loop[Symbol.asyncDispose]()
      await works.drain()
      await Promise.all(channels.map((channel) => channel.stop()))
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
