import type { Chance } from './chance.ts'

/** When somebody looks at what has just come: after a while (`delay`: median minutes), and not at night. */
export function lookAgain(
  { delay }: { readonly delay: number },
  now: number,
  minuteOfDay: number,
  chance: Chance,
): number {
  const wait = Math.min(Math.max(chance.around(delay, 0.9), 0.5), 30 * 60)
  const minute = (minuteOfDay + wait) % (24 * 60)
  const asleep = minute >= BED || minute < RISE ? (RISE - minute + 24 * 60) % (24 * 60) : 0
  return now + Math.round((wait + asleep + (asleep > 0 ? chance.between(0, 90) : 0)) * MINUTE)
}

/** Half past ten at night, and half past five. */
const BED = 22 * 60 + 30
const RISE = 5 * 60 + 30

const MINUTE = 60_000
