import type { BinaryNode, WASocket } from '../baileys.ts'

/** A clock that is off by more than this (milliseconds) is told of: reminders and quiet hours are as wrong as it is. */
const TOLERATED_MS = 5 * 60_000

/**
 * Hears by each login how far this machine's clock is ahead of WhatsApp's (milliseconds; negative where it is behind): the
 * answer `success` has the time in seconds.
 */
export function watchClock(
  { ws }: WASocket,
  now: () => number,
  onAhead: (ms: number) => void,
): void {
  ws.on('CB:success', ({ attrs }: BinaryNode) => {
    const seconds = Number(attrs['t'])
    if (seconds > 0) onAhead(now() - seconds * 1_000)
  })
}

/**
 * What a person should do about a wrong clock; undefined where it is right enough. Messages are dated by WhatsApp, so that
 * what people write keeps its day and week all the same.
 */
export function clockTrouble(aheadMs: number): string | undefined {
  if (Math.abs(aheadMs) <= TOLERATED_MS) return undefined
  const minutes = Math.round(Math.abs(aheadMs) / 60_000)
  const side = aheadMs > 0 ? 'ahead of' : 'behind'
  return `this machine's clock is ${minutes} minutes ${side} WhatsApp's; set it (NTP): what the programme sends by itself is as early or late as that`
}
