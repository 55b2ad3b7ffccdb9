import { Temporal } from 'temporal-polyfill'

/** An ISO 8601 week, `2026-W48`. */
export type IsoWeek = string

/**
 * The week a check-in asks about: the one with the most days behind it. Asked on a Monday to Wednesday it is the week
 * before, later the present one; the question always says its dates.
 */
export function weekAsked(today: Temporal.PlainDate): IsoWeek {
  let week = asked.get(today)
  if (week === undefined) asked.set(today, (week = isoWeek(today.subtract({ days: 3 }))))
  return week
}

/** People of a zone share their days (`localDate`), and each of their turns asks. */
const asked = new WeakMap<Temporal.PlainDate, IsoWeek>()

/** The ISO week a day is in, `2026-W48`. */
export function isoWeek(date: Temporal.PlainDate): IsoWeek {
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`
}

type Days = { readonly monday: Temporal.PlainDate; readonly sunday: Temporal.PlainDate }

/** Monday and Sunday of a week, remembered; throws a RangeError on anything but `YYYY-Www`. */
export function daysOf(week: IsoWeek): Days {
  const known = knownDays.get(week)
  if (known) return known
  const days = computeDays(week)
  knownDays.set(week, days)
  return days
}

const knownDays = new Map<IsoWeek, Days>()

function computeDays(week: IsoWeek): Days {
  const match = /^(\d{4})-W(\d{2})$/.exec(week)
  if (!match) throw new RangeError(`'${week}' is not an ISO week; expected one like 2026-W48`)
  const fourth = Temporal.PlainDate.from({ year: Number(match[1]), month: 1, day: 4 })
  const monday = fourth
    .subtract({ days: fourth.dayOfWeek - 1 })
    .add({ weeks: Number(match[2]) - 1 })
  return { monday, sunday: monday.add({ days: 6 }) }
}

/** Weeks since that of 1970-01-01, by arithmetic alone: neighbours differ by one. */
export function weekIndex(week: IsoWeek): number {
  const year = Number(week.slice(0, 4))
  return (
    Math.floor((daysBeforeYear(year) + 3 - dayOfWeekOfFourth(year)) / 7) + Number(week.slice(6))
  )
}

/** Days from 1970-01-01 to 1 January of a year of the Gregorian calendar. */
function daysBeforeYear(year: number): number {
  const before = year - 1
  return (
    before * 365 +
    Math.floor(before / 4) -
    Math.floor(before / 100) +
    Math.floor(before / 400) -
    719_162
  )
}

/** Weekday of 4 January, Monday 0: that day is always in week 1. */
function dayOfWeekOfFourth(year: number): number {
  return (daysBeforeYear(year) + 3 + 3) % 7
}

/** The ISO week `weeks` before the one of a date. */
export function weeksBefore(date: Temporal.PlainDate, weeks: number): IsoWeek {
  return isoWeek(date.subtract({ weeks }))
}
