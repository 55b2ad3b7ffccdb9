import { Temporal } from 'temporal-polyfill'
import { daysOf } from '../calendar/week.ts'
import { common } from './common-text.ts'
import type { Speech } from './facts.ts'

/** `martes 1 de diciembre` */
export function writeDate(date: string, speech: Speech): string {
  const { day, month, dayOfWeek } = Temporal.PlainDate.from(date)
  const weekday = common(speech, `weekday-${dayOfWeek}`)
  return common(speech, 'date', {
    weekday,
    day: String(day),
    month: common(speech, `month-${month}`),
  })
}

/** `del lunes 16 al domingo 22 de noviembre` */
export function weekDates(week: string, speech: Speech): string {
  let dates = datesOf.get(speech)
  if (!dates) datesOf.set(speech, (dates = new Map()))
  let text = dates.get(week)
  if (text === undefined) dates.set(week, (text = writeWeek(week, speech)))
  return text
}

/** Every turn of a week says the same dates. */
const datesOf = new WeakMap<Speech, Map<string, string>>()

function writeWeek(week: string, speech: Speech): string {
  const { monday, sunday } = daysOf(week)
  const month = (number: number) => common(speech, `month-${number}`)
  return common(speech, monday.month === sunday.month ? 'week-dates' : 'week-dates-across', {
    from: String(monday.day),
    to: String(sunday.day),
    'from-month': month(monday.month),
    month: month(sunday.month),
  })
}
