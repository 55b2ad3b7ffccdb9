import type { Programme } from '../model/programme.ts'
import { localDate } from './local.ts'
import { weekAsked, type IsoWeek } from './week.ts'
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

/** The flow that asks for the week's main figure. */
export const CHECK_IN = 'weekly-check-in'
