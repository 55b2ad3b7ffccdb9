export type Update = { readonly update_id: number } & Readonly<Record<string, unknown>>

/** Updates that were not confirmed yet, in the order of their ids, which have no holes. */
export class UpdateQueue {
  /** The kinds that are delivered; others get no id at all. */
  allowed: readonly string[] = []
  #nextId = 100_000_001
  #pending: Update[] = []
  #repeated: Update[] = []
  #reversed = false
  readonly #all = new Map<number, Update>()
  readonly #onChange: () => void

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get pending(): readonly Update[] {
    return this.#pending
  }

  get isEmpty(): boolean {
    return this.#pending.length === 0 && this.#repeated.length === 0
  }

  /** Adds an update of a kind; its id, or `undefined` where the bot did not ask for the kind. */
  push(kind: string, content: object): number | undefined {
    if (this.allowed.length > 0 && !this.allowed.includes(kind)) return undefined
    const update = { update_id: this.#nextId++, [kind]: content }
    this.#pending.push(update)
    this.#all.set(update.update_id, update)
    this.#onChange()
    return update.update_id
  }

  /** What one getUpdates answers: repeated ones first, then what is pending from the oldest on. */
  take(limit: number): readonly Update[] {
    const given = [...this.#repeated.splice(0), ...this.#pending.slice(0, limit)].slice(0, limit)
    if (!this.#reversed) return given
    this.#reversed = false
    return given.toReversed()
  }

  /** Forgets every update below the offset. */
  confirmBelow(offset: number): void {
    this.#pending = this.#pending.filter((update) => update.update_id >= offset)
    this.#onChange()
  }

  confirm(id: number): void {
    this.#pending = this.#pending.filter((update) => update.update_id !== id)
    this.#repeated = this.#repeated.filter((update) => update.update_id !== id)
    this.#onChange()
  }

  /** Delivers an update once more, even one that was confirmed. */
  repeat(id: number): void {
    const update = this.#all.get(id)
    if (!update) throw new Error(`there was no update ${id}`)
    this.#repeated.push(update)
    this.#onChange()
  }

  repeats(): readonly Update[] {
    return this.#repeated
  }

  /** The next answer has its updates in the wrong order. */
  reverseNext(): void {
    this.#reversed = true
  }

  /** Loses the oldest unconfirmed updates, as after 24 hours; their ids stay used. */
  expire(count = this.#pending.length): void {
    this.#pending = this.#pending.slice(count)
    this.#onChange()
  }

  /** Goes on with another id, as after a week without updates. */
  restartAt(id: number): void {
    this.#nextId = id
  }
}
