import type { Channel } from '../../channels/channel.ts'
import type { Clock } from '../../clock.ts'
import { shown, type Log } from '../../log.ts'
import type { ContactId, MessageId } from '../../model/ids.ts'
import type { Media, Occasion, Outcome } from '../../model/message.ts'
import {
  changeMessages,
  contactsWaitedFor,
  dueMessages,
  interruptedMessages,
  queueMessages,
  startMessages,
  type MessageChange,
  type NewMessage,
  type PendingMessage,
} from '../../store/talk/messages.ts'
import type { Programme } from '../../model/programme.ts'
import type { Store, Tx } from '../../store/store.ts'
import { Carrier } from './carry.ts'
import { departuresOf } from './departure.ts'
import { gather } from '../gather.ts'
import { ONE_PROCESS, type Leases } from '../accounts/leases.ts'
import { OWN_LIMITS, type RateLimits } from './rate-limits.ts'
import { recordOutcomes, type Settled } from './outcomes.ts'
import { Pace, type PaceTurn } from './pace.ts'
import { withRoutes } from './routes.ts'
import { settle } from './settle.ts'
import { stayingOf, unchanged } from './staying.ts'
import { Tenure } from './tenure.ts'
import { withOccasions } from './window.ts'

/** Sends under way at the same time, at the most. */
const IN_FLIGHT = 256

/** An attempt this old that nobody is at was lost with its commit's answer; it is looked for this often (milliseconds). */
const FORGOTTEN_MS = 60_000

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
 * contact, in order; nothing to an account that asked for a pause.
 */
export class Outbox {
  readonly #options: OutboxOptions
  readonly #accounts: ReadonlyMap<string, Channel>
  readonly #inFlight = new Map<MessageId, Promise<void>>()
  /** Until when an account must not be called (milliseconds since 1970). */
  readonly #pausedUntil = new Map<string, number>()
  readonly #pace: Pace
  readonly #carrier: Carrier
  readonly #failures = new Map<string, number>()
  /** Contacts for whom another message waits behind the one in flight. */
  readonly #moreFor = new Set<ContactId>()
  readonly #record: (settled: Ended) => Promise<void>
  readonly #tenure: Tenure
  readonly #limits: RateLimits
  #waking: AbortController | undefined
  #sweptAt: number

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#record = gather(options.store, (tx, group) => this.#recordOutcomes(tx, group))
    this.#accounts = new Map(options.channels.map((channel) => [channel.account, channel]))
    this.#carrier = new Carrier(this.#accounts)
    this.#tenure = new Tenure(options.leases ?? ONE_PROCESS, this.#accounts.keys())
    this.#limits = options.limits ?? OWN_LIMITS
    this.#sweptAt = options.clock.now().getTime()
    this.#pace = new Pace(options.channels)
  }

  /** Starts the sends that may go now. Returns whether there may be more at once. */
  async deliverDue(): Promise<boolean> {
    await this.#settleOld()
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
    const behind = new Set(waitedFor.map(({ contact_id }) => contact_id))
    const going: Going[] = []
    const waiting: NewMessage[] = []
    for (const answer of answers) {
      const { message, route } = answer
      const mayGo = !behind.has(message.contact_id) && this.#mayGo(answer, open, going.length, now)
      const turn = route && mayGo ? this.#pace.take(route, now) : undefined
      if (route && turn) going.push({ message, route, turn })
      else waiting.push(message)
      behind.add(message.contact_id)
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
    const room = this.#room
    if (room <= 0 || accounts.length === 0) return []
    const pending = await dueMessages(tx, accounts, now, room * 2)
    const { programmes } = this.#options
    const departures = await departuresOf(tx, pending, { programmes, now })
    const claimed: Sending[] = []
    const changes: MessageChange[] = []
    for (const message of pending) {
      if (claimed.length >= room) break
      const staying = stayingOf(message, departures.get(message.id))
      const mayLeave = !staying && this.#admits(message)
      const turn = mayLeave ? this.#pace.take(message, now) : undefined
      if (staying) changes.push(staying)
      else if (turn) {
        claimed.push({ ...message, turn })
        changes.push({
          ...unchanged(message),
          status: 'sending',
          attempts: message.attempts + 1,
          attempted_at: now,
        })
      }
    }
    await changeMessages(tx, changes)
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
    return (this.#pausedUntil.get(account) ?? 0) <= this.#options.clock.now().getTime()
  }

  /** What its channel does not want to send now waits in the queue. */
  #admits({ account, ...message }: Pick<Sending, 'account' | 'chat' | 'class'>): boolean {
    return this.#accounts.get(account)?.admits?.(message) ?? true
  }

  #dropsRepeats(account: string): boolean {
    return this.#accounts.get(account)?.dropsRepeats === true
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
    this.#pace.begun(message.turn, clock.now().getTime())
    const outcome = (await this.#waits(channel)) ?? (await attempt(channel, message, this.#carrier))
    const now = clock.now().getTime()
    this.#pace.ended(message.turn, now)
    if (outcome.type === 'retry' && outcome.scope === 'account') {
      this.#pause(message.account, outcome.retryAfterMs, now)
    } else this.#failures.delete(message.account)
    const { settleMs, dropsRepeats = false } = channel
    await this.#recordSurely({ message, outcome, now, fence, settleMs, dropsRepeats })
  }

  /** What stops a send before it begins: a pause, another holder of the account, the limit that all processes share. */
  async #waits({ account, limits }: Channel): Promise<Outcome | undefined> {
    const retryAfterMs = limits?.account ? await this.#limits.take(account, limits.account) : 0
    if (!this.#isOpen(account)) return PAUSED
    return retryAfterMs > 0 ? { ...PAUSED, retryAfterMs } : undefined
  }

  /** The account rests as long as the network says; where it says nothing, longer after each failure in a row. */
  #pause(account: string, afterMs: number | undefined, now: number): void {
    const failures = this.#failures.get(account) ?? 0
    const until = now + (afterMs ?? Math.min(30_000, 1_000 * 2 ** failures))
    if (until <= (this.#pausedUntil.get(account) ?? 0)) return
    this.#pausedUntil.set(account, until)
    this.#failures.set(account, failures + 1)
  }

  /** An outcome that cannot be written now is kept and tried again: until then nothing else goes to that contact. */
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
        await clock.sleep(Math.min(10_000, 250 * 2 ** failures))
      }
    }
  }

  /** Settles what whoever held an account before has left under way, and attempts that nobody is at any more. */
  async #settleOld(): Promise<void> {
    for (const [account, fence] of this.#tenure.unsettled) {
      await this.#recover(account, fence, Infinity)
      this.#tenure.settle(account, fence)
    }
    const now = this.#options.clock.now().getTime()
    if (now - this.#sweptAt < FORGOTTEN_MS) return
    this.#sweptAt = now
    for (const account of this.#accounts.keys()) {
      const fence = this.#tenure.fenceOf(account)
      if (fence !== undefined) await this.#recover(account, fence, now - FORGOTTEN_MS)
    }
  }

  /** Attempts that a crash cut off: nobody knows whether they arrived. */
  async #recover(account: string, fence: number, before: number): Promise<void> {
    const now = this.#options.clock.now().getTime()
    await this.#options.store.transact(async (tx) => {
      if (!(await this.#tenure.isStill(tx, account, fence))) return
      const cutOff = (await interruptedMessages(tx, [account])).filter(
        ({ id, attempted_at }) => !this.#inFlight.has(id) && (attempted_at ?? 0) <= before,
      )
      const outcome: Outcome = { type: 'unknown', reason: 'interrupted' }
      // where receipts come, one may be on its way: they get their time; else the crash was time enough
      const settled = cutOff.map((row) =>
        settle(
          { ...row, dropsRepeats: this.#dropsRepeats(row.account) },
          outcome,
          now,
          this.#accounts.get(row.account)?.settleMs ?? 0,
        ),
      )
      await changeMessages(tx, settled)
    })
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

/** A message whose attempt is under way. */
type Sending = Omit<PendingMessage, 'address_status' | 'contact_status' | 'zone' | 'programme'> & {
  readonly turn: PaceTurn
  /** Set where the network takes only a prepared text now. */
  readonly occasion?: Occasion
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

async function attempt(channel: Channel, message: Sending, carrier: Carrier): Promise<Outcome> {
  const { id, chat, choices, occasion, disclosed, disclosed_media } = message
  const text = disclosed ?? message.text
  const media = disclosed_media ?? message.media
  try {
    const labels = choices === null ? {} : { choices: JSON.parse(choices) as string[] }
    const prepared = occasion === undefined ? {} : { occasion }
    const outgoing = { id, class: message.class, chat, text, ...labels, ...prepared }
    if (media === null) return await channel.send(outgoing)
    const sent = { to: channel, media: JSON.parse(media) as Media, attempts: message.attempts }
    return await carrier.send(sent, (carried) => channel.send({ ...outgoing, media: carried }))
  } catch (error) {
    return { type: 'unknown', reason: error instanceof Error ? error.message : String(error) }
  }
}

/** A send that has ended, and the fence of the tenure in which it was sent. */
type Ended = Settled & { readonly message: Sending; readonly fence: number }

/** No tenure has this fence. */
const LOST = -1
