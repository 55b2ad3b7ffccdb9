/** The last ids that were added, so many of them. */
export class RecentIds {
  readonly #ids = new Set<string>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  add(id: string): void {
    this.#ids.add(id)
    const [oldest] = this.#ids
    if (this.#ids.size > this.#most && oldest !== undefined) this.#ids.delete(oldest)
  }

  /** Whether it was there; it no longer is. */
  take(id: string): boolean {
    return this.#ids.delete(id)
  }
}
