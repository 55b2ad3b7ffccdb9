import { Temporal } from 'temporal-polyfill'
import type { LocalTime } from '../model/programme.ts'

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

/** The moment a local date and time stand for; in a gap the first valid one after, in an overlap the first. */
export function momentOf(date: Temporal.PlainDate, time: LocalTime, zone: string): number {
  const wanted = Temporal.PlainTime.from(time)
  const found = date.toZonedDateTime({ timeZone: zone, plainTime: wanted })
  const isInGap = !found.toPlainTime().equals(wanted)
  const moment = isInGap ? found.add({ seconds: 1 }).getTimeZoneTransition('previous') : undefined
  return (moment ?? found).epochMilliseconds
}
