/** The longest rest that no network has asked for (milliseconds). */
const LONGEST_MS = 30_000

/** Accounts that must not be called for a while. Moments are milliseconds since 1970. */
export class Pauses {
  readonly #until = new Map<string, number>()
  readonly #failures = new Map<string, number>()

  isOver(account: string, now: number): boolean {
    return (this.#until.get(account) ?? 0) <= now
  }

  /**
   * The account rests as long as the network says; where it says nothing, longer after each failure in a row. What fails
   * during a pause began before it: it is the same failure.
   */
  begin(account: string, afterMs: number | undefined, now: number): void {
    const isOver = this.isOver(account, now)
    if (!isOver && afterMs === undefined) return
    const failures = this.#failures.get(account) ?? 0
    if (isOver) this.#failures.set(account, failures + 1)
    const until = now + (afterMs ?? Math.min(LONGEST_MS, 1_000 * 2 ** failures))
    this.#until.set(account, Math.max(until, this.#until.get(account) ?? 0))
  }

  /** A send of the account was not told to wait. */
  end(account: string): void {
    this.#failures.delete(account)
  }
}
