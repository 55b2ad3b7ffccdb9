import { Temporal } from 'temporal-polyfill'
import type { CohortDate } from '../model/cohort-date.ts'
import type { Around, Monthly, Recurrence, Weekly } from '../model/schedule.ts'

/** What of a cohort its recurrences depend on. */
export type CohortCalendar = {
  /** ISO date of the first class. */
  readonly start: string
  /** Its classes, visits and harvests. */
  readonly dates: readonly CohortDate[]
}

type Days = readonly Temporal.PlainDate[]

/** The local days that a recurrence has from `from` to `to`, both included, in order; none before the cohort's start. */
export function daysOf(
  recurrence: Recurrence,
  cohort: CohortCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Days {
  const start = Temporal.PlainDate.from(cohort.start)
  switch (recurrence.type) {
    case 'weekly':
      return weekly(recurrence, start, from, to)
    case 'monthly':
      return monthly(recurrence, start, from, to)
    case 'after-start':
      return [start.add({ weeks: recurrence.weeks })].filter((day) => isWithin(day, from, to))
    case 'around':
      return around(recurrence, cohort.dates, from, to)
    default:
      return recurrence satisfies never
  }
}

function weekly(
  { weekday, every, fromWeek, toWeek }: Weekly,
  start: Temporal.PlainDate,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Days {
  const days: Temporal.PlainDate[] = []
  const first = from.add({ days: (weekday - from.dayOfWeek + 7) % 7 })
  for (let day = first; !isAfter(day, to); day = day.add({ weeks: 1 })) {
    const week = weekOf(day, start)
    if (week >= fromWeek && week <= toWeek && (week - fromWeek) % every === 0) days.push(day)
  }
  return days
}

function monthly(
  { monthDay, fromWeek, toWeek }: Monthly,
  start: Temporal.PlainDate,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Days {
  const days: Temporal.PlainDate[] = []
  for (let month = from.toPlainYearMonth(); ; month = month.add({ months: 1 })) {
    const day = month.toPlainDate({ day: Math.min(monthDay, month.daysInMonth) })
    if (isAfter(day, to)) return days
    const week = weekOf(day, start)
    if (isWithin(day, from, to) && week >= fromWeek && week <= toWeek) days.push(day)
  }
}

function around(
  { kind, days }: Around,
  dates: readonly CohortDate[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Days {
  // ISO dates are in the order of the calendar as text, and a cohort has many
  const first = from.subtract({ days }).toString()
  const last = to.subtract({ days }).toString()
  const found = dates
    .filter((each) => each.kind === kind && each.date >= first && each.date <= last)
    .map(({ date }) => Temporal.PlainDate.from(date).add({ days }))
  const once = new Map(found.map((day) => [day.toString(), day]))
  return [...once.values()].toSorted((a, b) => Temporal.PlainDate.compare(a, b))
}

/** The cohort's week, 1 from its start on; 0 and less before. */
function weekOf(day: Temporal.PlainDate, start: Temporal.PlainDate): number {
  return Math.floor(start.until(day, { largestUnit: 'days' }).days / 7) + 1
}

function isAfter(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) > 0
}

function isWithin(
  day: Temporal.PlainDate,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): boolean {
  return !isAfter(from, day) && !isAfter(day, to)
}
