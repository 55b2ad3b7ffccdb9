import { Temporal } from 'temporal-polyfill'
import { daysOf } from '../../calendar/week.ts'
import { common } from './common-text.ts'
import type { Speech } from '../facts.ts'

/** `martes 1 de diciembre` */
export function writeDate(date: string, speech: Speech): string {
  return remembered(dates, date, speech, writeDay)
}

/** `del lunes 16 al domingo 22 de noviembre` */
export function weekDates(week: string, speech: Speech): string {
  return remembered(weeks, week, speech, writeWeek)
}

/** Every turn of a week says the same dates. */
type Remembered = WeakMap<Speech, Map<string, string>>
const dates: Remembered = new WeakMap()
const weeks: Remembered = new WeakMap()

function remembered(
  known: Remembered,
  key: string,
  speech: Speech,
  write: (key: string, speech: Speech) => string,
): string {
  let texts = known.get(speech)
  if (!texts) known.set(speech, (texts = new Map()))
  let text = texts.get(key)
  if (text === undefined) texts.set(key, (text = write(key, speech)))
  return text
}

function writeDay(date: string, speech: Speech): string {
  const { day, month, dayOfWeek } = Temporal.PlainDate.from(date)
  const weekday = common(speech, `weekday-${dayOfWeek}`)
  return common(speech, 'date', {
    weekday,
    day: String(day),
    month: common(speech, `month-${month}`),
  })
}

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
