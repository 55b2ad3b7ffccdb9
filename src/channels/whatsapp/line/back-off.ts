import type { Clock } from '../../../clock.ts'

/** Pauses that double after each failure in a row, each a random part shorter so that many do not come back together. */
export class BackOff {
  readonly #clock: Clock
  readonly #firstMs: number
  readonly #longestMs: number
  readonly #random: () => number
  #failures = 0

  constructor(clock: Clock, [firstMs, longestMs]: readonly [number, number], random: () => number) {
    this.#clock = clock
    this.#firstMs = firstMs
    this.#longestMs = longestMs
    this.#random = random
  }

  succeeded(): void {
    this.#failures = 0
  }

  async wait(signal: AbortSignal): Promise<void> {
    const full = Math.min(this.#longestMs, this.#firstMs * 2 ** this.#failures)
    this.#failures = Math.min(this.#failures + 1, 20)
    await this.#clock.sleep(full * (0.5 + this.#random() / 2), signal)
  }
}
