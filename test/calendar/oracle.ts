/*
 * What local times stand for, worked out anew over Intl alone (no Temporal, no code of src/): whole-number arithmetic on
 * days, and the offset of a zone as Intl shows it.
 */

/** Days from 1970-01-01 to a date of the Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The date of a day number: `[year, month, day]`. */
export function dateOf(number: number): readonly [number, number, number] {
  const z = number + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day]
}

/** ISO weekday of a day number: 1970-01-01 was a Thursday. */
export const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1

export function isoDate(number: number): string {
  const [year, month, day] = dateOf(number)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const MINUTE = 60_000
const DAY = 1_440

/** The wall clock at a moment, in minutes since 1970-01-01T00:00 local. */
export function wallAt(moment: number, zone: string): number {
  const text = clockOf(zone).format(moment)
  const found = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+)/.exec(text)
  if (!found) throw new Error(`Intl writes '${text}'`)
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = found.slice(1).map(Number)
  return dayNumber(year, month, day) * DAY + (hour % 24) * 60 + minute
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(timeZone, clock)
  return clock
}

/** The first moment whose wall clock shows a local time, or, where none does, the first that shows a later one. */
export function firstMoment(wall: number, zone: string): number {
  const guess = wall * MINUTE
  const offsets = [-27, 27].map((hours) => {
    const near = guess + hours * 60 * MINUTE
    return wallAt(near, zone) * MINUTE - near
  })
  const candidates = offsets.map((offset) => guess - offset).toSorted((a, b) => a - b)
  const exact = candidates.find((each) => wallAt(each, zone) === wall)
  if (exact !== undefined) return exact
  // a gap: the minute at which the wall clock jumps past it
  let [low, high] = [guess - 27 * 60 * MINUTE, guess + 27 * 60 * MINUTE]
  while (high - low > MINUTE) {
    const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE
    if (wallAt(middle, zone) >= wall) high = middle
    else low = middle
  }
  return high
}
