/** Work that a channel has begun and that its stop waits for. */
export class InFlight {
  readonly #works = new Set<Promise<unknown>>()

  async track<Result>(work: Promise<Result>): Promise<Result> {
    this.#works.add(work)
    try {
      return await work
    } finally {
      this.#works.delete(work)
    }
  }

  /** Resolves when nothing of it is under way any more. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.#works)
  }
}
