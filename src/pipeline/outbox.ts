import type { Channel } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { ContactId, MessageId } from '../model/ids.ts'
import type { Outcome } from '../model/message.ts'
import {
  changeMessages,
  interruptedMessages,
  dueMessages,
  type MessageChange,
  type PendingMessage,
} from '../store/messages.ts'
import { sendingAmong } from '../store/receipts.ts'
import type { Store, Tx } from '../store/store.ts'
import { gather } from './gather.ts'
import { Pace, type PaceTurn } from './pace.ts'
import { recordRefusals } from './refusals.ts'
import { settle, type Attempt } from './settle.ts'
import { withOccasions, type Claimed } from './window.ts'

/** Sends under way at the same time, at the most. */
const IN_FLIGHT = 256

export type OutboxOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly channels: readonly Channel[]
  readonly log: Log
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
  readonly #inFlight = new Map<ContactId, Promise<void>>()
  /** Until when an account must not be called (milliseconds since 1970). */
  readonly #pausedUntil = new Map<string, number>()
  readonly #pace: Pace
  /** The turn that each claimed message has taken. */
  readonly #turns = new Map<MessageId, PaceTurn>()
  readonly #failures = new Map<string, number>()
  /** Contacts for whom another message waits behind the one in flight. */
  readonly #moreFor = new Set<ContactId>()
  readonly #record: (settled: Settled) => Promise<void>
  #waking: AbortController | undefined
  #recovered = false

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#record = gather(options.store, recordOutcomes)
    this.#accounts = new Map(options.channels.map((channel) => [channel.account, channel]))
    this.#pace = new Pace(options.channels)
  }

  /** Starts the sends that may go now. Returns whether there may be more at once. */
  async deliverDue(): Promise<boolean> {
    if (!this.#recovered) await this.#recover()
    if (this.#inFlight.size >= IN_FLIGHT) return false
    const claimed = await this.#options.store.transact((tx) => this.claim(tx))
    this.begin(claimed)
    return claimed.length > 0 && this.#inFlight.size < IN_FLIGHT
  }

  /**
   * Writes down an attempt of each message that may go now. The caller begins the sends when its transaction is
   * committed; the turns claim their own answers so, in the commit that writes them, and name the contacts they wrote to.
   */
  async claim(tx: Tx, writtenTo: readonly ContactId[] = []): Promise<readonly Claimed[]> {
    for (const contact of writtenTo) if (this.#inFlight.has(contact)) this.#moreFor.add(contact)
    const now = this.#options.clock.now().getTime()
    const accounts = [...this.#accounts.keys()].filter(
      (account) => this.#isOpen(account) && this.#pace.isOpen(account, now),
    )
    this.#wakeUp()
    const room = IN_FLIGHT - this.#inFlight.size
    if (!this.#recovered || room <= 0 || accounts.length === 0) return []
    return this.#claim(tx, accounts, room)
  }

  /** Starts the sends of claimed messages. */
  begin(claimed: readonly Claimed[]): void {
    for (const message of claimed) this.#begin(message)
  }

  /** Resolves when no send is in flight any more. */
  async drain(): Promise<void> {
    this.#waking?.abort()
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight.values())
  }

  async #claim(tx: Tx, accounts: readonly string[], room: number): Promise<readonly Claimed[]> {
    const now = this.#options.clock.now().getTime()
    const pending = await dueMessages(tx, accounts, now, room * 2)
    const claimed: PendingMessage[] = []
    const changes: MessageChange[] = []
    for (const message of pending) {
      if (claimed.length >= room) break
      if (this.#inFlight.has(message.contact_id)) continue
      const refusal = refusalOf(message)
      if (refusal) changes.push({ ...unchanged(message), status: 'cancelled', reason: refusal })
      else if (this.#takeTurn(message, now)) {
        claimed.push(message)
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

  #isOpen(account: string): boolean {
    return (this.#pausedUntil.get(account) ?? 0) <= this.#options.clock.now().getTime()
  }

  #takeTurn(message: PendingMessage, now: number): boolean {
    const turn = this.#pace.take(message, now)
    if (turn) this.#turns.set(message.id, turn)
    return turn !== undefined
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

  #begin(message: Claimed): void {
    const sending = this.#send(message).finally(() => {
      const isFull = this.#inFlight.size >= IN_FLIGHT
      this.#inFlight.delete(message.contact_id)
      const hasMore = this.#moreFor.delete(message.contact_id)
      if (isFull || hasMore) this.#options.onSettled()
      this.#wakeUp()
    })
    this.#inFlight.set(message.contact_id, sending)
  }

  async #send(message: Claimed): Promise<void> {
    const { clock } = this.#options
    const channel = this.#accounts.get(message.account)
    if (!channel) return
    const turn = this.#turns.get(message.id)
    this.#turns.delete(message.id)
    if (turn) this.#pace.begun(turn, clock.now().getTime())
    const outcome = this.#isOpen(message.account) ? await attempt(channel, message) : PAUSED
    const now = clock.now().getTime()
    if (turn) this.#pace.ended(turn, now)
    if (outcome.type === 'retry' && outcome.scope === 'account') {
      this.#pause(message.account, outcome.retryAfterMs, now)
    } else this.#failures.delete(message.account)
    await this.#recordSurely({ message, outcome, now, settleMs: channel.settleMs })
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
  async #recordSurely(settled: Settled): Promise<void> {
    const { log, clock } = this.#options
    for (let failures = 0; ; failures += 1) {
      try {
        return await this.#record(settled)
      } catch (error) {
        log.error(
          { err: error, message: settled.message.id },
          'the outcome of a send could not be written',
        )
        await clock.sleep(Math.min(10_000, 250 * 2 ** failures))
      }
    }
  }

  /** Attempts that a crash cut off: nobody knows whether they arrived. */
  async #recover(): Promise<void> {
    const now = this.#options.clock.now().getTime()
    await this.#options.store.transact(async (tx) => {
      const interrupted = await interruptedMessages(tx, [...this.#accounts.keys()])
      const outcome: Outcome = { type: 'unknown', reason: 'interrupted' }
      // where receipts come, one may be on its way: they get their time; else the crash was time enough
      const settled = interrupted.map((row) =>
        settle(row, outcome, now, this.#accounts.get(row.account)?.settleMs ?? 0),
      )
      await changeMessages(tx, settled)
    })
    this.#recovered = true
  }
}

/** Another send of the account was told to wait while this one was being prepared. */
const PAUSED: Outcome = { type: 'retry', scope: 'account', reason: 'account-paused' }

async function attempt(channel: Channel, message: Claimed): Promise<Outcome> {
  const { id, chat, text, choices, occasion } = message
  try {
    const labels = choices === null ? {} : { choices: JSON.parse(choices) as string[] }
    const prepared = occasion === undefined ? {} : { occasion }
    return await channel.send({ id, chat, text, ...labels, ...prepared })
  } catch (error) {
    return { type: 'unknown', reason: error instanceof Error ? error.message : String(error) }
  }
}

type Settled = {
  readonly message: PendingMessage
  readonly outcome: Outcome
  readonly now: number
  /** The channel's: where it is set, a receipt may have come before the answer. */
  readonly settleMs: number | undefined
}

async function recordOutcomes(tx: Tx, all: readonly Settled[]): Promise<void> {
  const group = await unsettled(tx, all)
  const changes = group.map(({ message, outcome, now, settleMs }) => {
    const tried: Attempt = { ...message, attempts: message.attempts + 1, attempted_at: now }
    return settle(tried, outcome, now, settleMs)
  })
  await changeMessages(tx, changes)
  for (const each of group) await recordRefusals(tx, [each], each.now)
}

/** Those of which no receipt has told the outcome already. */
async function unsettled(tx: Tx, group: readonly Settled[]): Promise<readonly Settled[]> {
  const confirmed = group.filter(({ settleMs }) => settleMs !== undefined)
  const sending = await sendingAmong(
    tx,
    confirmed.map(({ message }) => message.id),
  )
  return group.filter(({ settleMs, message }) => settleMs === undefined || sending.has(message.id))
}

/** Late wakers check: what no longer applies is not sent. */
function refusalOf(message: PendingMessage): string | undefined {
  if (message.address_status !== 'open') return message.address_status
  return message.contact_status === 'stopped' && message.class !== 'reply' ? 'stopped' : undefined
}

function unchanged(message: PendingMessage): MessageChange {
  const { id, status, attempts, due_at, reason } = message
  return {
    id,
    status,
    attempts,
    due_at,
    reason,
    external_id: null,
    attempted_at: null,
    sent_at: null,
  }
}
