/** The longest rest that no network has asked for (milliseconds). */
const LONGEST_MS = 30_000

/** Accounts that must not be called for a while. Moments are milliseconds since 1970. */
export class Pauses {
  readonly #until = new Map<string, number>()
  readonly #failures = new Map<string, number>()

  isOver(account: string, now: number): boolean {
    return (this.#until.get(account) ?? 0) <= now
  }

  /** The account rests as long as the network says; where it says nothing, longer after each failure in a row. */
  begin(account: string, afterMs: number | undefined, now: number): void {
    const failures = this.#failures.get(account) ?? 0
    const until = now + (afterMs ?? Math.min(LONGEST_MS, 1_000 * 2 ** failures))
    if (until <= (this.#until.get(account) ?? 0)) return
    this.#until.set(account, until)
    this.#failures.set(account, failures + 1)
  }

  /** A send of the account was not told to wait. */
  end(account: string): void {
    this.#failures.delete(account)
  }
}
