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

/**
 * Undelivered and unanswered shares, and broken connections in a day, at which an account slows down, and stops: what practice
 * calls a number at risk, as WhatsApp says nothing of it.
 */
const LIMITS = {
  slow: { undelivered: 0.2, answered: 0.25, deliverySeconds: 3_600, drops: 12 },
  stop: { undelivered: 0.5, answered: 0.05, deliverySeconds: 86_400, drops: 48 },
}

type Limit = (typeof LIMITS)['slow']

/** People who block or ignore a number, phones it does not reach, and lines that WhatsApp cuts, come before a ban. */
export function healthOf(traffic: Traffic, drops = 0): Health {
  const isAt = (limit: Limit) => drops >= limit.drops || isTrafficAt(limit, traffic)
  if (isAt(LIMITS.stop)) return { type: 'stop', slowness: Infinity }
  return isAt(LIMITS.slow) ? { type: 'slow', slowness: 2 } : GOOD
}

function isTrafficAt(limit: Limit, { sent, undelivered, answered, deliverySeconds }: Traffic) {
  if (sent < ENOUGH) return false
  return (
    undelivered / sent >= limit.undelivered ||
    answered / sent <= limit.answered ||
    deliverySeconds >= limit.deliverySeconds
  )
}

export const GOOD: Health = { type: 'good', slowness: 1 }

/** What a person should know of an account that rests; undefined while it does not. */
export function restTrouble(account: string, { type }: Health): string | undefined {
  if (type !== 'stop') return undefined
  return `the WhatsApp account '${account}' begins no conversations until its health is better: 'npm run -s micromba -- pair whatsapp --account ${account} --status' shows it; who writes is answered`
}
