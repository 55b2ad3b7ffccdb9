import { Temporal } from 'temporal-polyfill'
import type { WrittenDate } from './items.ts'

/** From where and in which direction a day is looked for. */
export type Sense = {
  readonly today: Temporal.PlainDate
  readonly direction: 'future' | 'past'
  /** Numbers of days that mean another number in speech: `8` → 7. */
  readonly usualDays: ReadonlyMap<number, number>
}

type Days = readonly Temporal.PlainDate[]

/** `count` units from today; 0-day units are calendar months. Both days where speech has two. */
export function daysFrom(count: number, unit: number, { today, usualDays }: Sense): Days {
  if (Math.abs(count) > MOST_UNITS) return []
  if (unit === 0) return [today.add({ months: count })]
  const days = count * unit
  const usual = unit === 1 ? usualDays.get(Math.abs(count)) : undefined
  const all = usual === undefined ? [days] : [Math.sign(count) * usual, days]
  return all.map((each) => today.add({ days: each }))
}

/** A date as written; without a year, the nearest one in the direction. */
export function writtenDays({ day, month, year }: WrittenDate, sense: Sense): Days {
  return monthDays(day, month, year, sense)
}

/** A day and month; without a year, in the nearest year in the direction that has that day. */
export function monthDays(
  day: number,
  month: number,
  year: number | undefined,
  { today, direction }: Sense,
): Days {
  if (year !== undefined) {
    return year < 1900 || year > 2200 ? [] : existing(plainDate(year, month, day))
  }
  const step = direction === 'future' ? 1 : -1
  for (let away = 0; away <= LEAP_YEARS; away += 1) {
    const date = plainDate(today.year + away * step, month, day)
    if (date && Temporal.PlainDate.compare(date, today) * step >= 0) return [date]
  }
  return []
}

/** A day of the month: in a given month from this one, else in the nearest one that has it. */
export function nearestDays(day: number, months: number | undefined, sense: Sense): Days {
  const { today, direction } = sense
  const first = today.with({ day: 1 })
  if (months !== undefined) {
    const { year, month } = first.add({ months })
    return existing(plainDate(year, month, day))
  }
  const step = direction === 'future' ? 1 : -1
  for (let away = 0; away <= 2; away += 1) {
    const { year, month } = first.add({ months: away * step })
    const date = plainDate(year, month, day)
    if (date && Temporal.PlainDate.compare(date, today) * step >= 0) return [date]
  }
  return []
}

/** A weekday: the next (or last) one after today; on that very weekday today too, unless told apart. */
export function weekdayDays(
  weekday: number,
  said: { nextWeek?: boolean; afterNext?: boolean; gone?: boolean; ahead?: boolean },
  { today, direction }: Sense,
): Days {
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  if (said.nextWeek) return [monday.add({ days: 7 + weekday - 1 })]
  const step = said.gone || (direction === 'past' && !said.ahead) ? -1 : 1
  const away = (((weekday - today.dayOfWeek) * step + 6) % 7) + 1
  const near = today.add({ days: away * step })
  if (said.afterNext) return [near, near.add({ days: 7 * step })]
  const toldApart = said.gone === true || said.ahead === true
  return away === 7 && !toldApart ? [today, near] : [near]
}

function existing(date: Temporal.PlainDate | undefined): Days {
  return date ? [date] : []
}

function plainDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })
  return date.day === day ? date : undefined
}

const MOST_UNITS = 400
const LEAP_YEARS = 8
