import type { Clock } from '../clock.ts'

/** Wakes a loop that waits for work: at once when rung, else after its patience runs out. */
export class Doorbell {
  readonly #clock: Clock
  #rung = false
  #wake: AbortController | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  ring(): void {
    this.#rung = true
    this.#wake?.abort('rung')
  }

  async wait(ms: number): Promise<void> {
    if (!this.#rung) {
      this.#wake = new AbortController()
      await this.#clock.sleep(ms, this.#wake.signal)
      this.#wake = undefined
    }
    this.#rung = false
  }
}
