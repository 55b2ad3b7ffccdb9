import { Temporal } from 'temporal-polyfill'
import type { Module, Schedule } from '../model/programme.ts'
import { localAt } from './local.ts'
import { latestOccurrence, occurrenceOn, type Occurrence } from './weekly.ts'

/** The latest occurrence at or before a moment; around modules every day has one (see `isFor`). */
export function latestOf(schedule: Schedule, zone: string, now: number): Occurrence {
  if ('weekday' in schedule) return latestOccurrence(schedule, zone, now)
  const today = localAt(now, zone).toPlainDate()
  const candidate = occurrenceOn(today, schedule, zone)
  return candidate.at <= now ? candidate : occurrenceOn(today.subtract({ days: 1 }), schedule, zone)
}

/** Whether an occurrence on `date` is for a cohort that began on `start` (ISO date, its week 1). */
export function isFor(
  schedule: Schedule,
  start: string,
  date: Temporal.PlainDate,
  modules: readonly Module[],
): boolean {
  const days = Temporal.PlainDate.from(start).until(date, { largestUnit: 'days' }).days
  if ('moduleDays' in schedule)
    return modules.some(({ week }) => (week - 1) * 7 + schedule.moduleDays === days)
  const { every = 1, fromWeek = 1, toWeek = Infinity } = schedule
  const week = Math.floor(days / 7) + 1
  return week >= fromWeek && week <= toWeek && (week - fromWeek) % every === 0
}
