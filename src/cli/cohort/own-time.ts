import type { CohortTime } from '../../desk/own-time.ts'
import { WEEKDAYS } from '../../model/weekday.ts'

/** A cohort's own day and hour for machines: absent where it goes by the programme. */
export function timeOf({ weekday, hour }: CohortTime) {
  return {
    ...(weekday === null ? {} : { day: WEEKDAYS[weekday - 1] }),
    ...(hour === null ? {} : { hour }),
  }
}

/** The same in a line. */
export function describeTime(time: CohortTime): string {
  const { day = 'the programme’s', hour = 'the programme’s' } = timeOf(time)
  return `day ${day}, hour ${hour}`
}
