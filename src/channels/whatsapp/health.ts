/** What a channel did in the last days, for its health. */
export type Traffic = {
  /** Messages that nobody asked for, sent in the last 7 days and at least an hour ago. */
  readonly sent: number
  /** Of these, the ones that have not reached a phone. */
  readonly undelivered: number
  /** Of these, the ones whose reader has written since. */
  readonly answered: number
  /** The middle time from sent to delivered (seconds). */
  readonly deliverySeconds: number
}

/** good; slow: twice the pauses; stop: nothing is begun until it is better or a person has looked. */
export type Health = { readonly type: 'good' | 'slow' | 'stop'; readonly slowness: number }

/** Below this many messages nothing can be said. */
const ENOUGH = 10

/** Undelivered and unanswered shares at which an account slows down, and stops: what practice calls a number at risk. */
const LIMITS = {
  slow: { undelivered: 0.2, answered: 0.25, deliverySeconds: 3_600 },
  stop: { undelivered: 0.5, answered: 0.05, deliverySeconds: 86_400 },
}

/** People who block or ignore a number, and phones it does not reach, come before a ban. */
export function healthOf({ sent, undelivered, answered, deliverySeconds }: Traffic): Health {
  if (sent < ENOUGH) return GOOD
  const isAt = (limit: (typeof LIMITS)['slow']) =>
    undelivered / sent >= limit.undelivered ||
    answered / sent <= limit.answered ||
    deliverySeconds >= limit.deliverySeconds
  if (isAt(LIMITS.stop)) return { type: 'stop', slowness: Infinity }
  return isAt(LIMITS.slow) ? { type: 'slow', slowness: 2 } : GOOD
}

const GOOD: Health = { type: 'good', slowness: 1 }
