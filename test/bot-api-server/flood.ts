/** Telegram's limits on sending, and whether the bot keeps quiet when told to. */
export class Flood {
  /** Calls that came before a retry_after was over. */
  early = 0
  #quietUntil = 0
  #account: number[] = []
  readonly #chats = new Map<string, number>()
  readonly #enforced: boolean

  constructor(enforced: boolean) {
    this.#enforced = enforced
  }

  /** Tells that a 429 was answered. */
  quietFor(seconds: number, now: number): void {
    this.#quietUntil = Math.max(this.#quietUntil, now + seconds * 1_000)
  }

  /** Counts a call that sends something, if it comes too early. */
  arrived(now: number): void {
    if (now < this.#quietUntil) this.early++
  }

  /** Seconds that the bot has to wait before it sends to the chat; 0 where it may send now. */
  secondsToWait(chat: string, now: number): number {
    if (now < this.#quietUntil) return Math.ceil((this.#quietUntil - now) / 1_000)
    return this.#enforced && this.#isTooFast(chat, now) ? 1 : 0
  }

  #isTooFast(chat: string, now: number): boolean {
    const since = now - 1_000
    this.#account = this.#account.filter((at) => at > since)
    if (this.#account.length >= PER_SECOND || (this.#chats.get(chat) ?? -Infinity) > since)
      return true
    this.#account.push(now)
    this.#chats.set(chat, now)
    return false
  }
}

/** Messages per second of a bot; per chat it is one (core.telegram.org/bots/faq). */
const PER_SECOND = 30
