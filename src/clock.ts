/* oxlint-disable no-restricted-globals -- the one file that reads the time of day and waits */

/** The time as the service sees it, and waiting in that time. */
export type Clock = {
  now(): Date
  /** Resolves after `ms`, or at once when the signal aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = { now: () => new Date(), sleep }

/** A clock that can be moved ahead of the system's: what the simulator runs on. */
export class MovableClock implements Clock {
  #offsetMs: number

  constructor(offsetMs = 0) {
    this.#offsetMs = offsetMs
  }

  get offsetMs(): number {
    return this.#offsetMs
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs)
  }

  advance(ms: number): void {
    if (ms < 0) throw new Error(`the clock only goes forward, not by ${ms} ms`)
    this.#offsetMs += ms
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return sleep(ms, signal)
  }
}

/** The moment that many milliseconds after the beginning of 1970 (UTC), as networks write it. */
export const fromEpochMs = (ms: number): Date => new Date(ms)

/** Milliseconds since an arbitrary moment, for measuring how long something took. */
export const elapsed = (): number => performance.now()

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
  })
}

/** ISO 8601 in UTC of milliseconds since 1970, for people and files. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}

/** A clock that stands still between moves: time for stories, tests and simulations. */
export class ManualClock implements Clock {
  #now: number

  constructor(startMs: number) {
    this.#now = startMs
  }

  now(): Date {
    return new Date(this.#now)
  }

  advance(ms: number): void {
    this.#now += ms
  }

  /** Waiting takes no time here; it lets other work go on. */
  sleep(_ms: number, signal?: AbortSignal): Promise<void> {
    return sleep(0, signal)
  }
}
