/** Something a person will do: at most one is planned for each, as she has one pair of hands. */
export type Plan<What> = { readonly at: number; readonly who: number; readonly what: What }

/** What people are going to do, by time; what is planned for the same moment stays in its order. */
export class Agenda<What> {
  readonly #heap: (Plan<What> & { readonly order: number })[] = []
  #order = 0

  get next(): number | undefined {
    return this.#heap[0]?.at
  }

  add(plan: Plan<What>): void {
    this.#order += 1
    this.#heap.push({ ...plan, order: this.#order })
    this.#rise(this.#heap.length - 1)
  }

  /** Takes all that is planned up to a moment, the earliest first. */
  takeUntil(moment: number): readonly Plan<What>[] {
    const taken: Plan<What>[] = []
    for (let first = this.#heap[0]; first && first.at <= moment; first = this.#heap[0]) {
      taken.push(first)
      const last = this.#heap.pop()
      if (last && this.#heap.length > 0) {
        this.#heap[0] = last
        this.#sink(0)
      }
    }
    return taken
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]]
    return (
      a !== undefined && (b === undefined || a.at < b.at || (a.at === b.at && a.order < b.order))
    )
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]]
    if (a && b) [this.#heap[one], this.#heap[other]] = [b, a]
  }

  #rise(index: number): void {
    const parent = (index - 1) >> 1
    if (index === 0 || !this.#isBefore(index, parent)) return
    this.#swap(index, parent)
    this.#rise(parent)
  }

  #sink(index: number): void {
    const [left, right] = [2 * index + 1, 2 * index + 2]
    const child = this.#isBefore(right, left) ? right : left
    if (child >= this.#heap.length || !this.#isBefore(child, index)) return
    this.#swap(index, child)
    this.#sink(child)
  }
}
