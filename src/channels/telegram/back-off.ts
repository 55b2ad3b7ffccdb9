import type { Clock } from '../../clock.ts'

/** How long to wait after the first failure, and at most. */
export type BackOffTimes = { readonly firstMs: number; readonly maxMs: number }

/** Waits between tries, about twice as long after each failure, with jitter; a success starts over. */
export class BackOff {
  readonly #clock: Clock
  readonly #times: BackOffTimes
  readonly #signal: AbortSignal
  #failures = 0

  constructor(clock: Clock, times: BackOffTimes, signal: AbortSignal) {
    this.#clock = clock
    this.#times = times
    this.#signal = signal
  }

  succeeded(): void {
    this.#failures = 0
  }

  /** Waits after a failure; never less than `atLeastMs`, the time the network asked for. */
  wait(atLeastMs = 0): Promise<void> {
    const ms = Math.min(this.#times.firstMs * 2 ** this.#failures++, this.#times.maxMs)
    const jittered = ms * (0.5 + Math.random() / 2)
    return this.#clock.sleep(Math.max(jittered, atLeastMs), this.#signal)
  }
}
