import { Temporal } from 'temporal-polyfill'
import type { SendingHours } from '../model/programme.ts'
import type { Around, LocalTime, Schedule } from '../model/schedule.ts'
import { shutFrom } from './blocks.ts'
import { daysOf, type CohortCalendar } from './recurrence.ts'
import type { Reason } from './reason.ts'
import type { Window } from './window.ts'

/** A schedule that speaks of a date before it comes. */
export type Announcement = Extract<Schedule, { type: 'around' }>

export function isAnnouncement(schedule: Schedule): schedule is Announcement {
  return schedule.type === 'around' && schedule.days < 0
}

/**
 * The local days within a window on which dates are announced: the schedule's, or where nothing may leave on it from the
 * hour on, the last day before on which something may. Later it would come when the date is there.
 */
export function announcingDays(
  schedule: Announcement,
  cohort: CohortCalendar,
  { from, to }: Window,
  hours: SendingHours,
): readonly Temporal.PlainDate[] {
  const days = daysOf(schedule, cohort, from, to.add({ days: MOST_BACK }))
  const open = days.map((day) => lastOpen(day, schedule.at, hours))
  const within = open.filter((day) => isBetween(day.toString(), from.toString(), to.toString()))
  return [...new Map(within.map((day) => [day.toString(), day])).values()]
}

/** The local day on which one date is announced (ISO dates). */
export function announcingDay(
  { days, at }: Announcement,
  date: string,
  hours: SendingHours,
): string {
  return lastOpen(Temporal.PlainDate.from(date).add({ days }), at, hours).toString()
}

/** Easter with the weekends around it is nine days. */
const MOST_BACK = 14

function lastOpen(day: Temporal.PlainDate, time: LocalTime, hours: SendingHours) {
  for (let back = 0; back <= MOST_BACK; back += 1) {
    const earlier = day.subtract({ days: back })
    if (!shutFrom(earlier, time, hours)) return earlier
  }
  return day
}

/** What made a date announced on an earlier day than its schedule's; undefined where it is the schedule's. */
export function announcedEarly(
  day: Temporal.PlainDate,
  { kind, days, at }: Pick<Announcement, 'at'> & Around,
  { dates }: CohortCalendar,
  hours: SendingHours,
): Reason | undefined {
  const date = day.subtract({ days }).toString()
  if (dates.some((each) => each.kind === kind && each.date === date)) return undefined
  const shut = shutFrom(day.add({ days: 1 }), at, hours)
  if (!shut) return undefined
  return {
    code: shut.code,
    to: `${day.toString()}T${at}`,
    ...(shut.by === undefined ? {} : { by: shut.by }),
  }
}

function isBetween(day: string, from: string, to: string): boolean {
  return day >= from && day <= to
}
