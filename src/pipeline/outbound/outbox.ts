import type { Channel } from '../../channels/channel.ts'
import type { Clock } from '../../clock.ts'
import { shown, type Log } from '../../log.ts'
import type { ContactId, MessageId } from '../../model/ids.ts'
import type { Outcome } from '../../model/message.ts'
import {
  contactsWaitedFor,
  queueMessages,
  startMessages,
  type NewMessage,
} from '../../store/talk/messages.ts'
import type { Programme } from '../../model/programme.ts'
import { StoreError, type Store, type Tx } from '../../store/store.ts'
import { attempt, type Sending } from './attempt.ts'
import { Carrier } from './carry.ts'
import { claimDue } from './claim.ts'
import { gather } from '../gather.ts'
import { ONE_PROCESS, type Leases } from '../accounts/leases.ts'
import { OWN_LIMITS, type RateLimits } from './rate-limits.ts'
import { recordOutcomes, type Settled } from './outcomes.ts'
import { Pace, type PaceTurn } from './pace.ts'
import { Pauses } from './pauses.ts'
import { Queues } from './queues.ts'
import { Recovery } from './recovery.ts'
import { withRoutes } from './routes.ts'
import { Tenure } from './tenure.ts'
import { withOccasions } from './window.ts'

/** Sends under way at the same time, at the most. */
const IN_FLIGHT = 256

export type OutboxOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly channels: readonly Channel[]
  readonly log: Log
  /** Whose rules what they say by themselves keeps to. */
  readonly programmes: ReadonlyMap<string, Programme>
  readonly leases?: Leases
  readonly limits?: RateLimits
  /** A send has ended: the next message to that contact may go. */
  onSettled(): void
}

/**
 * Sends what has been committed. An attempt is written down before the call, its outcome after; one send in flight per
 * contact and account, in order; nothing to an account that asked for a pause.
 */
export class Outbox {
  readonly #options: OutboxOptions
  readonly #accounts: ReadonlyMap<string, Channel>
  readonly #inFlight = new Map<MessageId, Promise<void>>()
  readonly #pauses = new Pauses()
  readonly #pace: Pace
  readonly #carrier: Carrier
  /** Contacts for whom another message waits behind the one in flight. */
  readonly #moreFor = new Set<ContactId>()
  readonly #record: (settled: Ended) => Promise<void>
  readonly #tenure: Tenure
  readonly #limits: RateLimits
  readonly #recovery: Recovery
  #waking: AbortController | undefined

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#record = gather(options.store, (tx, group) => this.#recordOutcomes(tx, group))
    this.#accounts = new Map(options.channels.map((channel) => [channel.account, channel]))
    this.#carrier = new Carrier(this.#accounts)
    this.#tenure = new Tenure(options.leases ?? ONE_PROCESS, this.#accounts.keys())
    this.#limits = options.limits ?? OWN_LIMITS
    this.#pace = new Pace(options.channels)
    const { store, clock } = options
    const [accounts, tenure, inFlight] = [this.#accounts, this.#tenure, this.#inFlight]
    this.#recovery = new Recovery({ store, clock, accounts, tenure, inFlight })
  }

  /** Starts the sends that may go now. Returns whether there may be more at once. */
  async deliverDue(): Promise<boolean> {
    await this.#recovery.settleOld()
    if (this.#room <= 0) return false
    const claimed = await this.#options.store.transact((tx) => this.#claim(tx))
    for (const message of claimed) this.#begin(message)
    return claimed.length > 0 && this.#room > 0
  }

  /**
   * Writes what a group of turns says, in their transaction: an answer that may go at once as an attempt under way, the
   * rest as waiting. The caller hands the result to `begin` when the transaction is committed.
   */
  async write(tx: Tx, said: readonly Answer[]): Promise<Written> {
    if (said.length === 0) return { begun: [], waiting: [] }
    const now = this.#options.clock.now().getTime()
    const contacts = said.map(({ message }) => message.contact_id)
    const [waitedFor, answers, open] = await Promise.all([
      contactsWaitedFor(tx, contacts),
      withRoutes(tx, said),
      this.#openAccounts(tx),
    ])
    const queues = new Queues(waitedFor)
    const going: Going[] = []
    const waiting: NewMessage[] = []
    for (const answer of answers) {
      const { message, route } = answer
      const mayGo = !queues.isBehind(answer) && this.#mayGo(answer, open, going.length, now)
      const turn = route && mayGo ? this.#pace.take(route, now) : undefined
      if (route && turn) going.push({ message, route, turn })
      else waiting.push(message)
      queues.add(answer)
    }
    const ids = await startMessages(
      tx,
      going.map(({ message }) => message),
      now,
    )
    await queueMessages(tx, waiting)
    return {
      begun: going.flatMap((answer, index) => attemptOf(answer, ids[index])),
      waiting: waiting.map((message) => message.contact_id),
    }
  }

  /** Starts the sends that were written as under way, and looks for those that wait. */
  begin({ begun, waiting }: Written): void {
    for (const message of begun) this.#begin(message)
    for (const contact of waiting) this.#moreFor.add(contact)
    if (waiting.length > 0) this.#options.onSettled()
  }

  /** Resolves when no send is in flight any more. */
  async drain(): Promise<void> {
    this.#waking?.abort()
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight.values())
  }

  get #room(): number {
    return IN_FLIGHT - this.#inFlight.size
  }

  /**
   * An answer of the programme to what she wrote, and what the desk tells, goes at once; what else there is to say, and
   * what goes where a window may have closed meanwhile, is claimed in its turn.
   */
  #mayGo({ message, route }: Answer, open: readonly string[], going: number, now: number): boolean {
    const isAwaited = message.class === 'reply' || message.class === 'alert'
    if (!route || !isAwaited || going >= this.#room) return false
    const channel = this.#accounts.get(route.account)
    if (!channel || channel.windowMs !== undefined || !open.includes(route.account)) return false
    return message.due_at <= now && this.#admits({ ...route, class: message.class })
  }

  async #claim(tx: Tx): Promise<readonly Sending[]> {
    const now = this.#options.clock.now().getTime()
    const open = await this.#openAccounts(tx)
    const accounts = open.filter((account) => this.#pace.isOpen(account, now))
    this.#wakeUp()
    const claimed = await claimDue(tx, accounts, {
      now,
      room: this.#room,
      programmes: this.#options.programmes,
      pace: this.#pace,
      admits: (message) => this.#admits(message),
    })
    this.#wakeUp()
    return withOccasions(tx, claimed, this.#accounts, now)
  }

  /** Accounts that may be sent for now, and stay this process's until the end of the transaction. */
  #openAccounts(tx: Tx): Promise<readonly string[]> {
    const open = [...this.#accounts.keys()].filter((account) => this.#isOpen(account))
    return this.#tenure.confirmed(tx, open)
  }

  #isOpen(account: string): boolean {
    if (this.#tenure.fenceOf(account) === undefined) return false
    return this.#pauses.isOver(account, this.#options.clock.now().getTime())
  }

  /** What its channel does not want to send now waits in the queue. */
  #admits({ account, ...message }: Pick<Sending, 'account' | 'chat' | 'class'>): boolean {
    return this.#accounts.get(account)?.admits?.(message) ?? true
  }

  /** Looks again as soon as the pace allows what it held back. */
  #wakeUp(): void {
    const { clock } = this.#options
    const wait = this.#pace.heldBackFor(clock.now().getTime())
    if (wait === undefined || this.#waking) return
    const waking = new AbortController()
    this.#waking = waking
    void this.#wakeAfter(wait, waking.signal)
  }

  async #wakeAfter(ms: number, signal: AbortSignal): Promise<void> {
    await this.#options.clock.sleep(ms, signal)
    this.#waking = undefined
    if (!signal.aborted) this.#options.onSettled()
  }

  #begin(message: Sending): void {
    const sending = this.#send(message).finally(() => {
      const isFull = this.#inFlight.size >= IN_FLIGHT
      this.#inFlight.delete(message.id)
      // a text follows what is told with a voice note
      const hasMore = this.#moreFor.delete(message.contact_id) || Boolean(message.media)
      if (isFull || hasMore) this.#options.onSettled()
      this.#wakeUp()
    })
    this.#inFlight.set(message.id, sending)
  }

  async #send(message: Sending): Promise<void> {
    const { clock } = this.#options
    const channel = this.#accounts.get(message.account)
    const fence = this.#tenure.lastFenceOf(message.account) ?? LOST
    if (!channel) return
    const begun = clock.now().getTime()
    this.#pace.begun(message.turn, begun)
    const by = { carrier: this.#carrier, now: begun }
    const outcome = (await this.#waits(channel)) ?? (await attempt(channel, message, by))
    const now = clock.now().getTime()
    this.#pace.ended(message.turn, now)
    if (outcome.type === 'retry' && outcome.scope === 'account') {
      this.#pauses.begin(message.account, outcome.retryAfterMs, now)
    } else this.#pauses.end(message.account)
    const { settleMs, dropsRepeats = false } = channel
    await this.#recordSurely({ message, outcome, now, fence, settleMs, dropsRepeats })
  }

  /** What stops a send before it begins: a pause, another holder of the account, the limit that all processes share. */
  async #waits({ account, limits }: Channel): Promise<Outcome | undefined> {
    const retryAfterMs = limits?.account ? await this.#limits.take(account, limits.account) : 0
    if (!this.#isOpen(account)) return PAUSED
    return retryAfterMs > 0 ? { ...PAUSED, retryAfterMs } : undefined
  }

  /**
   * An outcome that cannot be written now is kept and tried again: until then nothing else goes to that contact. A bug does
   * not pass: its attempt is left as one that was cut off, which is settled and shown (`recovery.ts`).
   */
  async #recordSurely(settled: Ended): Promise<void> {
    const { log, clock } = this.#options
    for (let failures = 0; ; failures += 1) {
      try {
        return await this.#record(settled)
      } catch (error) {
        if (failures === 0)
          log.error(
            { ...shown(error), message: settled.message.id },
            'the outcome of a send could not be written; it is tried until it can',
          )
        const isBug = !(error instanceof StoreError)
        if (isBug && failures >= BUG_TRIES) return
        await clock.sleep(Math.min(10_000, 250 * 2 ** failures))
      }
    }
  }

  async #recordOutcomes(tx: Tx, group: readonly Ended[]): Promise<void> {
    const tenures = Map.groupBy(group, ({ message, fence }) => `${fence}/${message.account}`)
    const still: Ended[] = []
    for (const [first, ...others] of tenures.values()) {
      if (!first) continue
      const { message, fence } = first
      if (await this.#tenure.isStill(tx, message.account, fence)) still.push(first, ...others)
      else
        this.#options.log.warn({ account: message.account }, 'an old holder’s outcome is refused')
    }
    await recordOutcomes(tx, still)
  }
}

/** Something to say, with the account and chat it goes to where the turn knows them. */
export type Answer = {
  readonly message: NewMessage
  readonly route?: { readonly account: string; readonly chat: string }
}

/** An answer that goes at once. */
type Going = Required<Answer> & { readonly turn: PaceTurn }

/** What a group of turns has written: attempts to begin after the commit, and contacts for whom something waits. */
export type Written = {
  readonly begun: readonly Sending[]
  readonly waiting: readonly ContactId[]
}

/** A message just written, as a claim would have read it; none where it was made before. */
function attemptOf({ message, route, turn }: Going, id: MessageId | undefined): Sending[] {
  if (id === undefined) return []
  const read = { status: 'queued', attempts: 0, reason: null } as const
  const plain = { media: message.media ?? null, disclosed: null, disclosed_media: null }
  return [{ ...message, ...read, ...route, turn, id, ...plain }]
}

/** Another send of the account was told to wait while this one was being prepared. */
const PAUSED = { type: 'retry', scope: 'account', reason: 'account-paused' } as const

/** A send that has ended, and the fence of the tenure in which it was sent. */
type Ended = Settled & { readonly message: Sending; readonly fence: number }

/** How often what no trouble of the database has hindered is tried again. */
const BUG_TRIES = 3

/** No tenure has this fence. */
const LOST = -1
