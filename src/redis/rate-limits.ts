import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Rate } from '../channels/channel.ts'
import type { RateLimits } from '../pipeline/outbound/rate-limits.ts'
import type { Link } from './link.ts'

/** Limits counted in Redis; while it is away each process keeps to half, as another may still be sending. */
export function redisRateLimits({ client, prefix }: Link): RateLimits {
  const limiters = new Map<string, RateLimiterRedis>()
  const limiterFor = ({ messages: points, perMs }: Rate) => {
    const name = `${points}/${perMs}`
    const duration = perMs / 1_000
    let limiter = limiters.get(name)
    if (!limiter) {
      const share = new RateLimiterMemory({ points: Math.ceil(points / 2), duration })
      limiter = new RateLimiterRedis({
        storeClient: client,
        keyPrefix: `${prefix}:sends:${name}`,
        points,
        duration,
        insuranceLimiter: share,
        rejectIfRedisNotReady: true,
      })
      limiters.set(name, limiter)
    }
    return limiter
  }
  return {
    async take(account, rate) {
      try {
        await limiterFor(rate).consume(account)
        return 0
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext)
        throw refusal
      }
    },
  }
}
