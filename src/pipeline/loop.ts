import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { Doorbell } from './doorbell.ts'

/** A piece of work that is done again and again until it is stopped. */
export type Loop = AsyncDisposable & {
  /** There may be work: do not wait for the next look. */
  ring(): void
}

/**
 * Runs `work` until disposed: at once again while it says there is more, else when rung or after `patienceMs`.
 * An error is logged and tried again after a pause; work must leave the database as it was.
 */
export function startLoop(
  name: string,
  work: () => Promise<boolean>,
  { clock, log, patienceMs }: { clock: Clock; log: Log; patienceMs: () => number },
): Loop {
  const bell = new Doorbell(clock)
  const stop = new AbortController()
  let failures = 0
  const run = async () => {
    while (!stop.signal.aborted) {
      const more = await attempt()
      if (!more && !stop.signal.aborted)
        await bell.wait(failures > 0 ? pause(failures) : patienceMs())
    }
  }
  const attempt = async (): Promise<boolean> => {
    try {
      const more = await work()
      failures = 0
      return more
    } catch (error) {
      failures += 1
      log.error({ err: error, loop: name, failures }, 'work failed; it is tried again')
      return false
    }
  }
  const running = run()
  return {
    ring: () => bell.ring(),
    async [Symbol.asyncDispose]() {
      stop.abort()
      bell.ring()
      await running
    },
  }
}

function pause(failures: number): number {
  return Math.min(30_000, 250 * 2 ** Math.min(failures, 7))
}
