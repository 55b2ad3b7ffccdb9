import type { Channel, Limits, Rate } from '../../channels/channel.ts'

/** Where a message is to be sent: through which account, to which chat. */
type Way = { readonly account: string; readonly chat: string }

/** A turn to send: since when, and whether the send is still under way. */
export type PaceTurn = { readonly chat: string; at: number; underWay: boolean }

/**
 * Keeps to what the networks take. A send counts from its start until `perMs` after its answer, so that however long it
 * is on its way the network never sees more. A turn that is taken and never begun (its commit failed) passes by itself.
 */
export class Pace {
  readonly #limits: ReadonlyMap<string, Limits>
  readonly #turns = new Map<string, Set<PaceTurn>>()
  #hasHeldBack = false

  constructor(channels: readonly Pick<Channel, 'account' | 'limits'>[]) {
    this.#limits = new Map(
      channels.flatMap(({ account, limits }) => (limits ? [[account, limits] as const] : [])),
    )
  }

  /** A turn to send now; `undefined` where the account or the chat has to wait. */
  take({ account, chat }: Way, now: number): PaceTurn | undefined {
    const turn = { chat, at: now, underWay: false }
    const limits = this.#limits.get(account)
    if (!limits) return turn
    const turns = this.#current(account, limits, now)
    const toChat = [...turns].filter((each) => each.chat === chat)
    if (isFull(limits.account, turns, now) || isFull(limits.chat, toChat, now)) {
      this.#hasHeldBack = true
      return undefined
    }
    turns.add(turn)
    return turn
  }

  begun(turn: PaceTurn, now: number): void {
    turn.at = now
    turn.underWay = true
  }

  ended(turn: PaceTurn, now: number): void {
    turn.at = now
    turn.underWay = false
  }

  /** Whether the account may send to anybody now. */
  isOpen(account: string, now: number): boolean {
    const limits = this.#limits.get(account)
    if (!limits || !isFull(limits.account, this.#current(account, limits, now), now)) return true
    this.#hasHeldBack = true
    return false
  }

  /**
   * Milliseconds until what was held back may go, to be asked for once; `undefined` where nothing was, or where it waits
   * for a send that is under way.
   */
  heldBackFor(now: number): number | undefined {
    if (!this.#hasHeldBack) return undefined
    const waits = [...this.#turns].flatMap(([account, turns]) => {
      const { account: inAll, chat } = this.#limits.get(account) ?? {}
      const ended = [...turns].filter(({ underWay }) => !underWay)
      return ended.flatMap(({ at }) => [inAll, chat].map((rate) => at + (rate?.perMs ?? 0) - now))
    })
    const coming = waits.filter((ms) => ms > 0)
    if (coming.length === 0) return undefined
    this.#hasHeldBack = false
    return Math.min(...coming)
  }

  #current(account: string, limits: Limits, now: number): Set<PaceTurn> {
    const turns = this.#turns.get(account) ?? new Set<PaceTurn>()
    this.#turns.set(account, turns)
    const longest = Math.max(limits.account?.perMs ?? 0, limits.chat?.perMs ?? 0)
    for (const turn of turns) if (!counts(turn, longest, now)) turns.delete(turn)
    return turns
  }
}

function isFull(rate: Rate | undefined, turns: Iterable<PaceTurn>, now: number): boolean {
  if (!rate) return false
  let counted = 0
  for (const turn of turns) if (counts(turn, rate.perMs, now)) counted += 1
  return counted >= rate.messages
}

function counts({ underWay, at }: PaceTurn, perMs: number, now: number): boolean {
  return underWay || at > now - perMs
}
