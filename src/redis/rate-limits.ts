import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimits } from '../pipeline/rate-limits.ts'
import type { Link } from './link.ts'

/** Limits counted in Redis; while it is away each process keeps to half, as another may still be sending. */
export function redisRateLimits({ client, prefix }: Link): RateLimits {
  const limiters = new Map<number, RateLimiterRedis>()
  const limiterFor = (points: number) => {
    let limiter = limiters.get(points)
    if (!limiter) {
      const share = new RateLimiterMemory({ points: Math.ceil(points / 2), duration: 1 })
      limiter = new RateLimiterRedis({
        storeClient: client,
        keyPrefix: `${prefix}:sends`,
        points,
        duration: 1,
        insuranceLimiter: share,
        rejectIfRedisNotReady: true,
      })
      limiters.set(points, limiter)
    }
    return limiter
  }
  return {
    async take(account, perSecond) {
      try {
        await limiterFor(perSecond).consume(account)
        return 0
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext)
        throw refusal
      }
    },
  }
}
