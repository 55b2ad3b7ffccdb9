import type { Temporal } from 'temporal-polyfill'
import type { Programme } from '../model/programme.ts'
import { localAt, momentOf } from './local.ts'

/** What of a programme says when its people work. */
export type Workdays = Pick<Programme, 'workingHours' | 'zone'>

/** The moment (milliseconds since 1970) at which so many working hours have passed. */
export function afterWorkingHours(moment: number, hours: number, workdays: Workdays): number {
  let left = hours * HOUR
  for (let { from, to } = workdayAt(moment, workdays); ;) {
    const begin = Math.max(from, moment)
    if (begin + left <= to) return begin + left
    left -= to - begin
    ;({ from, to } = workdayAt(to, workdays))
  }
}

/** The end of the working day that runs, or of the next one to come. */
export function endOfWorkday(moment: number, workdays: Workdays): number {
  return workdayAt(moment, workdays).to
}

/** The next beginning of a working day. */
export function nextWorkday(moment: number, workdays: Workdays): number {
  const { from, to } = workdayAt(moment, workdays)
  return from > moment ? from : workdayAt(to, workdays).from
}

/** The working day that ends after a moment. */
function workdayAt(moment: number, workdays: Workdays): { from: number; to: number } {
  const { workingHours, zone } = workdays
  let date = localAt(moment, zone).toPlainDate()
  for (let looked = 0; looked < LONGEST_CLOSURE; looked += 1) {
    const to = momentOf(date, workingHours.to, zone)
    if (isWorkday(date, workdays) && to > moment)
      return { from: momentOf(date, workingHours.from, zone), to }
    date = date.add({ days: 1 })
  }
  throw new RangeError(`no working day within ${LONGEST_CLOSURE} days of ${moment}`)
}

function isWorkday(date: Temporal.PlainDate, { workingHours }: Workdays): boolean {
  const { days, holidayOn } = workingHours
  return days.includes(date.dayOfWeek) && holidayOn(date.toString()) === undefined
}

const HOUR = 3_600_000

/** No programme closes for longer, in days. */
const LONGEST_CLOSURE = 120
