/** Things that come one after the other, and whoever waits for one of them. */
export class Waiting<Item> {
  readonly items: Item[] = []
  readonly #waiters = new Set<() => void>()

  add(item: Item): void {
    this.items.push(item)
    this.changed()
  }

  /** Lets everybody who waits look again. */
  changed(): void {
    for (const look of this.#waiters) look()
  }

  /** The first defined answer of `find`, now or after a change; rejects with `complaint` after a time. */
  until<Found>(
    find: () => Found | undefined,
    timeoutMs: number,
    complaint: () => string,
  ): Promise<Found> {
    const found = find()
    if (found !== undefined) return Promise.resolve(found)
    return new Promise((resolve, reject) => {
      const look = () => {
        const late = find()
        if (late !== undefined) settle(() => resolve(late))
      }
      const timer = setTimeout(() => settle(() => reject(new Error(complaint()))), timeoutMs)
      const settle = (end: () => void) => {
        clearTimeout(timer)
        this.#waiters.delete(look)
        end()
      }
      this.#waiters.add(look)
    })
  }
}
