import type { Log } from '../log.ts'
import type { CompanyState, Process } from '../model/company.ts'
import type { Bells } from '../pipeline/bells.ts'
import type { RateLimits } from '../pipeline/outbound/rate-limits.ts'
import { redisBells } from './bells.ts'
import { startHeartbeats } from './heartbeats.ts'
import { connectRedis } from './link.ts'
import { redisRateLimits } from './rate-limits.ts'

/** What Redis is for: waking each other, one limit for all, and knowing who is there. Nothing is kept in it. */
export type Companions = AsyncDisposable & {
  readonly bells: Bells
  readonly limits: RateLimits
  /** For /readyz and `doctor`: whether Redis answers, and who is alive. */
  state(): Promise<Pick<CompanyState, 'redis' | 'redisEmptied' | 'processes'>>
}

/** Connects, and beats from then on; throws a StoreError where the server will not do. */
export async function openRedis(url: string, self: Process, log: Log): Promise<Companions> {
  await using opening = new AsyncDisposableStack()
  const link = opening.use(await connectRedis(url, log))
  const heartbeats = opening.use(startHeartbeats(link, self))
  const bells = await redisBells(link, self.id)
  const limits = redisRateLimits(link)
  const opened = opening.move()
  return {
    bells,
    limits,
    async state() {
      const redisEmptied = heartbeats.timesEmptied
      if (link.trouble !== undefined) return { redis: away(link.trouble), redisEmptied }
      try {
        return { redis: 'up', redisEmptied, processes: await heartbeats.others() }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        return { redis: away(reason), redisEmptied }
      }
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

function away(reason: string): string {
  return `away (${reason}): work is looked for four times a second, and limits are kept by halves`
}
