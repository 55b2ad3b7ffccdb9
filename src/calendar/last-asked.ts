import type { Programme } from '../model/programme.ts'
import { localDate, momentOf } from './local.ts'
import { daysOf, weekAsked, type IsoWeek } from './week.ts'
import { latestOccurrence } from './weekly.ts'

/** The week that a programme's latest check-in asked about; where none is scheduled, the one it would ask about today. */
export function weekLastAsked(
  { schedules, zone }: Pick<Programme, 'schedules' | 'zone'>,
  now: number,
): IsoWeek {
  const dates = schedules.flatMap((schedule) =>
    schedule.flow === CHECK_IN && schedule.type === 'weekly'
      ? [latestOccurrence(schedule, zone, now)]
      : [],
  )
  const latest = dates.toSorted((a, b) => b.at - a.at)[0]
  return weekAsked(latest?.date ?? localDate(now, zone))
}

/** The moment from which on a check-in asks about a week: midnight of the first day whose `weekAsked` it is. */
export function askedFrom(week: IsoWeek, zone: string): number {
  return momentOf(daysOf(week).monday.add({ days: 3 }), '00:00', zone)
}

/** The flow that asks for the week's main figure. */
export const CHECK_IN = 'weekly-check-in'

/** The flow that asks for several weeks at once, in the check-in's place. */
export const CATCH_UP = 'catch-up'
