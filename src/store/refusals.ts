import { elapsed } from '../clock.ts'
import type { StoreError } from './store.ts'

/** Longer than anybody waits before he tries again to write what was refused (milliseconds). */
const LASTS_MS = 70_000

/**
 * Why a database that can be reached has refused to write of late: a full disk, a right that is missing. Some of what is
 * written may still pass, so that a success is no sign that all is well again; that nothing is refused any more is one.
 */
export class Refusals {
  readonly #lastsMs: number
  #last: { readonly reason: string; readonly until: number } | undefined

  constructor(lastsMs = LASTS_MS) {
    this.#lastsMs = lastsMs
  }

  note({ message }: StoreError): void {
    this.#last = { reason: message, until: elapsed() + this.#lastsMs }
  }

  get present(): string | undefined {
    return this.#last && elapsed() < this.#last.until ? this.#last.reason : undefined
  }
}
