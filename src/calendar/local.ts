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
