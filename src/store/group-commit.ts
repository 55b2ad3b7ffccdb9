import { setImmediate as immediate } from 'node:timers/promises'
import type { Tx } from './store.ts'

/** Work that waits for a transaction, and who is told what became of it. */
export type Job = { run(tx: Tx): Promise<void>; settle(error?: unknown): void }

/**
 * Group commit: all work that is waiting shares one transaction and one flush to disk. Each begins when the callbacks that
 * are due have run, so that work that comes at the same time goes together, and what has come in is heard in between.
 */
export class GroupCommit {
  readonly #commit: (jobs: readonly Job[]) => Promise<void>
  readonly #waiting: Job[] = []
  readonly #last: Job[] = []
  #busy: Promise<void> | undefined

  /** `commit` runs the jobs in one transaction, settles each, and never throws. */
  constructor(commit: (jobs: readonly Job[]) => Promise<void>) {
    this.#commit = commit
  }

  /** `last` work runs after the other of its group, and sees what that has written. */
  add<T>(work: (tx: Tx) => Promise<T>, place?: 'last'): Promise<T> {
    return new Promise((settleWith, reject) => {
      let value: T
      const run = async (tx: Tx) => {
        value = await work(tx)
      }
      const settle = (error?: unknown) => (error === undefined ? settleWith(value) : reject(error))
      const queue = place === 'last' ? this.#last : this.#waiting
      queue.push({ run, settle })
      this.#busy ??= this.#commitGroups()
    })
  }

  /** Resolves when no work waits any more. */
  async drain(): Promise<void> {
    while (this.#busy) await this.#busy
  }

  async #commitGroups(): Promise<void> {
    try {
      while (this.#waiting.length + this.#last.length > 0) {
        await immediate()
        await this.#commit([...this.#waiting.splice(0), ...this.#last.splice(0)])
      }
    } finally {
      this.#busy = undefined
    }
  }
}
