import { z } from 'zod'
import { elapsed, systemClock } from '../clock.ts'
import type { Process } from '../model/company.ts'
import type { Link } from './link.ts'

const process = z.object({ id: z.string(), role: z.string(), since: z.number() })

const EVERY_MS = 5_000
const SEEN_FOR_MS = 15_000

export type Heartbeats = AsyncDisposable & {
  /** The processes that are alive, as Redis knows them. */
  others(): Promise<readonly Process[]>
  /** How often what was said here a moment ago was gone: somebody has emptied Redis, or it was started again. */
  readonly timesEmptied: number
}

/** Says every five seconds that this process is alive. */
export function startHeartbeats(link: Link, self: Process): Heartbeats {
  const { client, prefix } = link
  const stop = new AbortController()
  const key = (id: string) => `${prefix}:process:${id}`
  let knownUntil = 0
  let timesEmptied = 0
  const beat = async () => {
    const until = elapsed() + SEEN_FOR_MS
    const before = await client.set(key(self.id), JSON.stringify(self), 'PX', SEEN_FOR_MS, 'GET')
    if (before === null && elapsed() < knownUntil) timesEmptied += 1
    knownUntil = until
  }
  const run = async () => {
    while (!stop.signal.aborted) {
      await beat().then(
        () => link.heed(),
        (error: unknown) => link.heed(error),
      )
      await systemClock.sleep(EVERY_MS, stop.signal)
    }
  }
  const running = run()
  return {
    get timesEmptied() {
      return timesEmptied
    },
    async others() {
      const keys: string[] = []
      for await (const found of client.scanStream({ match: key('*'), count: 200 }))
        keys.push(...(found as string[]))
      const values = keys.length === 0 ? [] : await client.mget(keys)
      return values.flatMap((value) => (value === null ? [] : [process.parse(JSON.parse(value))]))
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await running
      await client.del(key(self.id)).catch(() => {})
    },
  }
}
