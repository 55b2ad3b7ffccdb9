import type { Clock } from '../../../clock.ts'
import { idsOf, type Outgoing, type Sender } from '../../../model/message.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Pacing } from './limits.ts'

/** What has to outlive the process: when the account was paired, and with whom conversations were begun on a day. */
export type PaceState = {
  readonly number?: string
  readonly pairedAt: number
  readonly day: string
  readonly begun: readonly string[]
}

const STATE = ['pace', 'state'] as const

/** What the account's keys say of its age and its day; one that was never used begins now. */
export function paceStateIn(keyring: Keyring, now: number): PaceState {
  return (keyring.get(...STATE) as PaceState | undefined) ?? { pairedAt: now, day: '', begun: [] }
}

/** The same for the number that was paired now: paired again it keeps its age, another number begins anew. */
export function paceStateOf(number: string, keyring: Keyring, now: number): PaceState {
  const known = paceStateIn(keyring, now)
  if ((known.number ?? number) === number) return { ...known, number }
  return { number, pairedAt: now, day: '', begun: [] }
}

export const paceAsKeys = (state: PaceState) => ({ [STATE[0]]: { [STATE[1]]: state } })

/** When messages may leave: replies always, the programme's own one at a time, with pauses, and so many a day. */
export class Pace {
  readonly #pacing: Pacing
  readonly #clock: Clock
  readonly #random: () => number
  /** Who is talking with us and since when last, the longest silent first; who is no more is forgotten. */
  readonly #heardAt = new Map<string, number>()
  #state: PaceState
  #nextAt = 0
  #noNewUntil = 0
  /** 1 in good health, more where the account should go slower, Infinity where it should rest. */
  slowness = 1

  constructor(pacing: Pacing, clock: Clock, random: () => number, state: PaceState) {
    this.#pacing = pacing
    this.#clock = clock
    this.#random = random
    this.#state = state
  }

  get state(): PaceState {
    return this.#state
  }

  /** She has written or called: she is talking with us now, whichever of her ids we write to. */
  heard(sender: Sender): void {
    const now = this.#now
    for (const chat of idsOf(sender)) {
      this.#heardAt.delete(chat)
      this.#heardAt.set(chat, now)
    }
    for (const [chat, at] of this.#heardAt) {
      if (now - at < this.#pacing.talkingMs) break
      this.#heardAt.delete(chat)
    }
  }

  /** Conversations that may still be begun today. */
  get left(): number {
    return this.limit - this.#today.begun.length
  }

  /** How many conversations an account of this age may begin in a day. */
  get limit(): number {
    const {
      newConversationsADay: full,
      newConversationsOnFirstDay: first,
      fullAgeDays,
    } = this.#pacing
    const share = Math.min(1, (this.#now - this.#state.pairedAt) / DAY_MS / fullAgeDays)
    return Math.floor(first + (full - first) * share)
  }

  admits({ chat, class: kind = 'reply' }: Pick<Outgoing, 'chat' | 'class'>): boolean {
    if (kind === 'reply' || kind === 'alert' || this.#isTalking(chat)) return true
    const mayBegin = this.#now >= Math.max(this.#nextAt, this.#noNewUntil)
    if (!mayBegin || !Number.isFinite(this.slowness)) return false
    return this.left > 0 || this.#today.begun.includes(chat)
  }

  /** It leaves now. Returns whether a conversation begins with it, which has to be remembered. */
  leaves(message: Pick<Outgoing, 'chat' | 'class'>): boolean {
    const { chat, class: kind = 'reply' } = message
    if (kind === 'reply' || kind === 'alert' || this.#isTalking(chat)) return false
    const [least, most] = this.#pacing.gapMs
    this.#nextAt = this.#now + (least + (most - least) * this.#random()) * this.slowness
    const today = this.#today
    if (today.begun.includes(chat)) return false
    this.#state = { ...today, begun: [...today.begun, chat] }
    return true
  }

  /** WhatsApp lets nobody new be written to for a time. */
  beginNoneUntil(moment: number): void {
    this.#noNewUntil = Math.max(this.#noNewUntil, moment)
  }

  /** How long it should look as if somebody was typing this. */
  typingMs(text: string): number {
    const [least, most] = this.#pacing.typingMs
    return Math.min(most, Math.max(least, text.length * this.#pacing.typingMsPerCharacter))
  }

  #isTalking(chat: string): boolean {
    return this.#now - (this.#heardAt.get(chat) ?? -Infinity) < this.#pacing.talkingMs
  }

  get #now(): number {
    return this.#clock.now().getTime()
  }

  get #today(): PaceState {
    const day = String(Math.floor((this.#now - DAY_BEGINS) / DAY_MS))
    return this.#state.day === day ? this.#state : { ...this.#state, day, begun: [] }
  }
}

const DAY_MS = 24 * 3_600_000
/** Midnight in Central America: that of UTC is six in the evening there, when the week's question leaves. */
const DAY_BEGINS = 6 * 3_600_000
