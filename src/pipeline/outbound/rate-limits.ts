import type { Rate } from '../../channels/channel.ts'

/** The limit of a sending account, counted over all processes. */
export type RateLimits = {
  /** Counts a message; how long the account has to wait instead (milliseconds), 0 where it may go. */
  take(account: string, rate: Rate): Promise<number>
}

/** One process counts by itself (the outbox does). */
export const OWN_LIMITS: RateLimits = { take: async () => 0 }
