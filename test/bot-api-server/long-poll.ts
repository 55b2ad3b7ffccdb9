import { conflict } from './api-error.ts'
import type { Update, UpdateQueue } from './update-queue.ts'

export type GetUpdates = {
  readonly offset: number
  readonly limit: number
  readonly seconds: number
}

/** Holds the one request for updates open until there are some; a second request ends the first. */
export class LongPoll {
  readonly #queue: UpdateQueue
  #held: Held | undefined

  constructor(queue: UpdateQueue) {
    this.#queue = queue
  }

  ask({ offset, limit, seconds }: GetUpdates, signal: AbortSignal): Promise<readonly Update[]> {
    this.end(
      'terminated by other getUpdates request; make sure that only one bot instance is running',
    )
    if (offset > 0) this.#queue.confirmBelow(offset)
    if (!this.#queue.isEmpty) return Promise.resolve(this.#queue.take(limit))
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer)
        if (this.#held === held) this.#held = undefined
        end()
      }
      const timer = setTimeout(() => settle(() => resolve([])), seconds * 1_000)
      const held: Held = {
        answer: () => settle(() => resolve(this.#queue.take(limit))),
        refuse: (why) => settle(() => reject(conflict(why))),
      }
      this.#held = held
      signal.addEventListener('abort', () => settle(() => resolve([])), { once: true })
    })
  }

  /** Answers a held request once there is something to answer, with all that came at once. */
  wake(): void {
    setImmediate(() => {
      if (!this.#queue.isEmpty) this.#held?.answer()
    })
  }

  /** Ends a held request with 409. */
  end(why: string): void {
    this.#held?.refuse(why)
  }
}

type Held = { readonly answer: () => void; readonly refuse: (why: string) => void }
