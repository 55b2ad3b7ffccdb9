import type { Clock } from '../clock.ts'
import { shown, type Log } from '../log.ts'
import { Trouble } from '../model/trouble.ts'
import { Doorbell } from './doorbell.ts'

/** A piece of work that is done again and again until it is stopped. */
export type Loop = AsyncDisposable & {
  /** There may be work: do not wait for the next look. */
  ring(): void
}

/**
 * Runs `work` until disposed: at once again while it says there is more, else when rung or after `patienceMs`.
 * An error is logged and tried again after a pause; work must leave the database as it was. Trouble that lasts (the
 * database is away) is told when it begins, when its reason changes, and when it is over.
 */
export function startLoop(
  name: string,
  work: () => Promise<boolean>,
  { clock, log, patienceMs }: { clock: Clock; log: Log; patienceMs: () => number },
): Loop {
  const bell = new Doorbell(clock)
  const stop = new AbortController()
  let failures = 0
  let trouble: string | undefined
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
      if (trouble !== undefined) log.warn({ loop: name, failures }, 'work goes on again')
      failures = 0
      trouble = undefined
      return more
    } catch (error) {
      failures += 1
      tell(error)
      return false
    }
  }
  const tell = (error: unknown) => {
    // what a library said of it, in brackets at the end, is another each time
    const kind = error instanceof Trouble ? error.message.replace(/ \(.*\)$/, '') : undefined
    if (kind === undefined || kind !== trouble)
      log.error({ ...shown(error), loop: name, failures }, 'work failed; it is tried again')
    trouble = kind
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

/** From half a second to five: what was away may be back (milliseconds). */
function pause(failures: number): number {
  return Math.min(5_000, 250 * 2 ** Math.min(failures, 5))
}
