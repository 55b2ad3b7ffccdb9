import { Temporal } from 'temporal-polyfill'
import { readDate } from '../../reading/dates/date.ts'
import type { Words } from '../../reading/words.ts'

/**
 * The day to come that somebody means; where the words fit two, the later one, which interrupts nobody too early. One that
 * lies most of a year ahead is a day of the past that was named by mistake.
 */
export function dayToCome(
  text: string,
  today: Temporal.PlainDate,
  words: Words,
): Temporal.PlainDate | undefined {
  const reading = readDate(text, today, words, { direction: 'future' })
  if (reading.type === 'none') return undefined
  const dates = reading.type === 'date' ? [reading.date] : reading.dates
  const latest = dates.toSorted((a, b) => Temporal.PlainDate.compare(a, b)).at(-1)
  return latest && today.until(latest).days <= FARTHEST ? latest : undefined
}

/** Days. */
const FARTHEST = 300
