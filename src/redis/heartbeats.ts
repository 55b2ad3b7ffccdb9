import { z } from 'zod'
import { systemClock } from '../clock.ts'
import type { Link } from './link.ts'

const process = z.object({ id: z.string(), role: z.string(), since: z.number() })

/** A process of this service, and since when it runs (milliseconds since 1970). */
export type Process = z.infer<typeof process>

const EVERY_MS = 5_000
const SEEN_FOR_MS = 15_000

export type Heartbeats = AsyncDisposable & {
  /** The processes that are alive, as Redis knows them. */
  others(): Promise<readonly Process[]>
}

/** Says every five seconds that this process is alive. */
export function startHeartbeats({ client, prefix }: Link, self: Process): Heartbeats {
  const stop = new AbortController()
  const key = (id: string) => `${prefix}:process:${id}`
  const run = async () => {
    while (!stop.signal.aborted) {
      await client.set(key(self.id), JSON.stringify(self), 'PX', SEEN_FOR_MS).catch(() => {})
      await systemClock.sleep(EVERY_MS, stop.signal)
    }
  }
  const running = run()
  return {
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
