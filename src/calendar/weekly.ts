import type { Temporal } from 'temporal-polyfill'
import type { Schedule, WeeklySchedule } from '../model/programme.ts'
import { localAt, momentOf } from './local.ts'

/** One planned moment of a schedule; `nominal` (local date and time) is its identity, whatever the clock does. */
export type Occurrence = {
  readonly nominal: string
  readonly at: number
  readonly date: Temporal.PlainDate
}

/** The latest occurrence at or before a moment. */
export function latestOccurrence(schedule: WeeklySchedule, zone: string, now: number): Occurrence {
  const today = localAt(now, zone).toPlainDate()
  const daysBack = (today.dayOfWeek - schedule.weekday + 7) % 7
  const candidate = occurrenceOn(today.subtract({ days: daysBack }), schedule, zone)
  if (candidate.at <= now) return candidate
  return occurrenceOn(candidate.date.subtract({ weeks: 1 }), schedule, zone)
}

/** Whether the occurrence is past its time to be sent. */
export function isTooLate(occurrence: Occurrence, schedule: Schedule, now: number): boolean {
  return now > occurrence.at + schedule.tooLateAfterHours * HOUR
}

const HOUR = 3_600_000

/** The occurrence of a schedule on a local date. */
export function occurrenceOn(
  date: Temporal.PlainDate,
  schedule: Schedule,
  zone: string,
): Occurrence {
  return {
    nominal: `${date.toString()}T${schedule.at}`,
    at: momentOf(date, schedule.at, zone),
    date,
  }
}
