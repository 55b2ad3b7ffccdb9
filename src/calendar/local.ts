import { Temporal } from 'temporal-polyfill'
import type { LocalTime } from '../model/schedule.ts'

/** The wall clock of a zone at a moment. */
export function localAt(moment: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone)
}

/** The local date of a zone at a moment; remembered by the minute, as every turn asks for it. */
export function localDate(moment: number, zone: string): Temporal.PlainDate {
  const minute = Math.floor(moment / 60_000)
  const known = lastDates.get(zone)
  if (known?.minute === minute) return known.date
  const date = localAt(moment, zone).toPlainDate()
  lastDates.set(zone, { minute, date })
  return date
}

const lastDates = new Map<string, { minute: number; date: Temporal.PlainDate }>()

/**
 * The moment a local date and time stand for; in a gap (also one that swallows the whole day) the first valid one after,
 * in an overlap the first.
 */
export function momentOf(date: Temporal.PlainDate, time: LocalTime, zone: string): number {
  const wanted = date.toPlainDateTime(Temporal.PlainTime.from(time))
  const found = wanted.toZonedDateTime(zone)
  const isInGap = !found.toPlainDateTime().equals(wanted)
  const moment = isInGap ? found.add({ seconds: 1 }).getTimeZoneTransition('previous') : undefined
  return (moment ?? found).epochMilliseconds
}

/** The last moment that shows a local time: in an overlap the second. */
export function lastMomentOf(date: Temporal.PlainDate, time: LocalTime, zone: string): number {
  const wanted = date.toPlainDateTime(Temporal.PlainTime.from(time))
  return wanted.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds
}

/** A moment as people of a zone write it, `2026-11-30T18:00`. */
export function localText(moment: number, zone: string): string {
  return localAt(moment, zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** The local day that a moment falls on, ISO; remembered, as people of a zone share their days. */
export function dayOf(moment: number, zone: string): string {
  const quarter = Math.floor(moment / QUARTER)
  const days = known.get(zone) ?? new Map<number, string>()
  known.set(zone, days)
  const found = days.get(quarter)
  if (found !== undefined) return found
  const day = localAt(moment, zone).toPlainDate().toString()
  if (days.size >= QUARTERS_REMEMBERED) days.clear()
  days.set(quarter, day)
  return day
}

/** Every zone's offset is a multiple of this, and so its midnights (since 1972; tz database). */
const QUARTER = 15 * 60_000
const QUARTERS_REMEMBERED = 50_000
const known = new Map<string, Map<number, string>>()

/** The Monday of the week of an ISO date, ISO. */
export function mondayOf(day: string): string {
  const found = mondays.get(day)
  if (found !== undefined) return found
  const date = Temporal.PlainDate.from(day)
  const monday = date.subtract({ days: date.dayOfWeek - 1 }).toString()
  mondays.set(day, monday)
  return monday
}

const mondays = new Map<string, string>()
