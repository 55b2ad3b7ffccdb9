import type { Temporal } from 'temporal-polyfill'
import { daysFrom, monthDays, nearestDays, weekdayDays, writtenDays, type Sense } from './days.ts'
import { wordOf, type DateItem } from './items.ts'

/** The days one mention may mean; none for an impossible one (30/02). */
export type Mention = readonly Temporal.PlainDate[]

/** Every mention of a day in a text, in order: "el lunes o el 15" has two. */
export function mentionsIn(items: readonly DateItem[], sense: Sense): Mention[] {
  const mentions: Mention[] = []
  for (let at = 0; at < items.length;) {
    const read = numberRead(items, at, sense) ?? wordRead(items, at, sense)
    if (read) mentions.push(read.days)
    at = read?.end ?? at + 1
  }
  return mentions
}

type Read = { readonly days: Mention; readonly end: number }

function numberRead(items: readonly DateItem[], at: number, sense: Sense): Read | undefined {
  const { number, written } = items[at] ?? {}
  if (written) return { days: writtenDays(written, sense), end: at + 1 }
  if (number === undefined) return undefined
  const next = afterAlternatives(items, at)
  const end = at + 1
  const unit = wordOf(items[next], 'unit')
  if (unit) {
    const past = wordOf(items[at - 1], 'ago') ?? wordOf(items[next + 1], 'ago')
    return { days: daysFrom(past ? -number : number, unit.days, sense), end }
  }
  const month = monthAt(items, next)
  if (month) {
    const days = monthDays(number, month.month, month.year, sense)
    return { days, end: next === end ? month.end : end }
  }
  const before = wordOf(items[at - 1], 'month')
  if (before) return { days: monthDays(number, before.month, undefined, sense), end }
  return isDayOfMonth(items, at)
    ? { days: nearestDays(number, monthsOn(items[next]), sense), end }
    : undefined
}

/** "15 o 16 de mayo": what follows the last number also belongs to the first. */
function afterAlternatives(items: readonly DateItem[], at: number): number {
  let next = at + 1
  while (wordOf(items[next], 'or') && items[next + 1]?.number !== undefined) next += 2
  return next
}

function monthAt(items: readonly DateItem[], at: number) {
  const start = wordOf(items[at], 'of') ? at + 1 : at
  const month = wordOf(items[start], 'month')?.month
  if (month === undefined) return undefined
  const yearAt = wordOf(items[start + 1], 'of') ? start + 2 : start + 1
  const year = items[yearAt]?.number
  const isYear = year !== undefined && year > 1900
  return { month, year: isYear ? year : undefined, end: isYear ? yearAt + 1 : start + 1 }
}

function monthsOn(item: DateItem | undefined): number | undefined {
  if (wordOf(item, 'next-month')) return 1
  return wordOf(item, 'this-month') ? 0 : undefined
}

/** "el 15", "el 15 o 16", or a message that is only "15". */
function isDayOfMonth(items: readonly DateItem[], at: number): boolean {
  if (items.length === 1 || wordOf(items[at - 1], 'day-of')) return true
  return (
    wordOf(items[at - 1], 'or') !== undefined &&
    items[at - 2]?.number !== undefined &&
    isDayOfMonth(items, at - 2)
  )
}

function wordRead(items: readonly DateItem[], at: number, sense: Sense): Read | undefined {
  const item = items[at]
  const { today } = sense
  const counted = wordOf(item, 'day')
  if (counted) return { days: [today.add({ days: counted.days })], end: at + 1 }
  const weekday = wordOf(item, 'weekday')
  if (weekday) return weekdayRead(items, at, weekday.weekday, sense)
  const fixed = wordOf(item, 'fixed')
  if (fixed) return { days: monthDays(fixed.day, fixed.month, undefined, sense), end: at + 1 }
  if (wordOf(item, 'month-end')) {
    return { days: [today.with({ day: today.daysInMonth })], end: at + 1 }
  }
  if (wordOf(item, 'weekend')) {
    return {
      days: [6, 7].flatMap((weekendDay) => weekdayDays(weekendDay, {}, sense).slice(0, 1)),
      end: at + 1,
    }
  }
  const month = wordOf(item, 'month')
  if (month && items[at + 1]?.number === undefined) {
    const first = monthDays(1, month.month, undefined, sense)
    return {
      days: [...first, ...first.map((date) => date.with({ day: date.daysInMonth }))],
      end: at + 1,
    }
  }
  return undefined
}

/** "el otro lunes", "lunes próximo", "lunes 16", "el lunes de la otra semana". */
function weekdayRead(items: readonly DateItem[], at: number, weekday: number, sense: Sense): Read {
  const [before, after] = [items[at - 1], items[at + 1]]
  const said = {
    nextWeek: items.some((item) => wordOf(item, 'next-week')),
    afterNext: wordOf(before, 'after-next') !== undefined,
    gone: wordOf(after, 'gone') !== undefined || wordOf(before, 'gone') !== undefined,
    ahead: wordOf(after, 'ahead') !== undefined || wordOf(before, 'ahead') !== undefined,
  }
  const days = weekdayDays(weekday, said, sense)
  const number = after?.number
  if (number === undefined || number > 31 || wordOf(items[at + 2], 'unit')) {
    return { days, end: at + 1 }
  }
  const month = monthAt(items, at + 2)
  const dated = month
    ? monthDays(number, month.month, month.year, sense)
    : nearestDays(number, undefined, sense)
  const agrees = dated.length === 0 || dated[0]?.dayOfWeek === weekday
  return { days: agrees ? dated : [...days, ...dated], end: month?.end ?? at + 2 }
}
