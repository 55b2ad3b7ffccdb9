import { Temporal } from 'temporal-polyfill'
import type { Programme } from '../model/programme.ts'
import { dayOf, momentOf } from './local.ts'
import { dayAfter } from './window.ts'

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

type Workday = { readonly from: number; readonly to: number }

/** The working day that ends after a moment. */
function workdayAt(moment: number, workdays: Workdays): Workday {
  const today = dayOf(moment, workdays.zone)
  const found = workdayFrom(today, workdays)
  return found.to > moment ? found : workdayFrom(dayAfter(today), workdays)
}

/** The first working day from an ISO date on; remembered, as every ticket asks for it. */
function workdayFrom(day: string, workdays: Workdays): Workday {
  const { workingHours, zone } = workdays
  const days = known.get(workingHours) ?? new Map<string, Workday>()
  known.set(workingHours, days)
  const key = `${zone}/${day}`
  const found = days.get(key) ?? findWorkday(Temporal.PlainDate.from(day), workdays)
  days.set(key, found)
  return found
}

const known = new WeakMap<Workdays['workingHours'], Map<string, Workday>>()

function findWorkday(first: Temporal.PlainDate, workdays: Workdays): Workday {
  const { workingHours, zone } = workdays
  let date = first
  for (let looked = 0; looked < LONGEST_CLOSURE; looked += 1) {
    if (isWorkday(date, workdays))
      return {
        from: momentOf(date, workingHours.from, zone),
        to: momentOf(date, workingHours.to, zone),
      }
    date = date.add({ days: 1 })
  }
  throw new RangeError(`no working day within ${LONGEST_CLOSURE} days of ${first.toString()}`)
}

function isWorkday(date: Temporal.PlainDate, { workingHours }: Workdays): boolean {
  const { days, holidayOn } = workingHours
  return days.includes(date.dayOfWeek) && holidayOn(date.toString()) === undefined
}

const HOUR = 3_600_000

/** No programme closes for longer, in days. */
const LONGEST_CLOSURE = 120
