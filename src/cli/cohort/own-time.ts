import type { CohortTime } from '../../office/cohort/own-time.ts'
import { WEEKDAYS } from '../../model/weekday.ts'
import type { Say } from '../words.ts'

/** A cohort's own day and hour for machines: absent where it goes by the programme. */
export function timeOf({ weekday, hour }: CohortTime) {
  return {
    ...(weekday === null ? {} : { day: WEEKDAYS[weekday - 1] }),
    ...(hour === null ? {} : { hour }),
  }
}

/** The same in a line. */
export function describeTime({ day, hour }: ReturnType<typeof timeOf>, say: Say): string {
  return say('asked-at', {
    day: say(day === undefined ? 'of-programme' : `weekday-${day}`, { what: 'day' }),
    hour: hour ?? say('of-programme', { what: 'hour' }),
  })
}
