import type { Temporal } from 'temporal-polyfill'
import type { LocalTime } from '../model/schedule.ts'
import { localAt, momentOf } from './local.ts'

/** A weekday (ISO: 1 Monday … 7 Sunday) and hour of every week. */
export type WeeklyTime = { readonly weekday: number; readonly at: LocalTime }

/** One moment of a weekly time; `nominal` (local date and time) is its identity, whatever the clock does. */
export type WeeklyMoment = {
  readonly nominal: string
  readonly at: number
  readonly date: Temporal.PlainDate
}

/** The latest at or before a moment. */
export function latestOccurrence(weekly: WeeklyTime, zone: string, now: number): WeeklyMoment {
  const today = localAt(now, zone).toPlainDate()
  const daysBack = (today.dayOfWeek - weekly.weekday + 7) % 7
  const candidate = momentOn(today.subtract({ days: daysBack }), weekly, zone)
  return candidate.at <= now
    ? candidate
    : momentOn(candidate.date.subtract({ weeks: 1 }), weekly, zone)
}

function momentOn(date: Temporal.PlainDate, { at }: WeeklyTime, zone: string): WeeklyMoment {
  return { nominal: `${date.toString()}T${at}`, at: momentOf(date, at, zone), date }
}
