import { Temporal } from 'temporal-polyfill'
import { dateItems, wordOf } from './items.ts'
import { mentionsIn, type Mention } from './mentions.ts'
import type { Words } from '../words.ts'

/** The day meant; the days it may be, earliest first; or nothing readable (or an impossible day). */
export type DateReading =
  | { readonly type: 'date'; readonly date: Temporal.PlainDate }
  | { readonly type: 'ask'; readonly dates: readonly Temporal.PlainDate[] }
  | { readonly type: 'none' }

/** Where a date without its year, month or week is looked for; today counts as both. */
export type Direction = 'future' | 'past'

/**
 * Reads a day: "mañana", "el lunes", "12/05" (day/month always), "12-5-2026", "12 de mayo", "el 15",
 * "en 3 días", "dos semanas", "fin de mes". What two people would understand differently ("el otro
 * lunes", "en ocho días", two days named) is `ask`; a negation or an impossible date is `none`.
 */
export function readDate(
  text: string,
  today: Temporal.PlainDate,
  words: Words,
  { direction = 'future' }: { readonly direction?: Direction } = {},
): DateReading {
  const items = dateItems(text.slice(0, LONGEST), words, true)
  if (items.some((item) => wordOf(item, 'not'))) return NONE
  const sense = { today, direction, usualDays: words.dates.usualDays }
  const mentions = mentionsIn(items, sense)
  if (mentions.some((days) => days.length === 0)) return NONE
  if (mentions.length > 0) return agreed(mentions)
  const nextWeek = items.some((item) => wordOf(item, 'next-week'))
  return nextWeek ? { type: 'ask', dates: [today.add({ days: 8 - today.dayOfWeek })] } : NONE
}

/** The one day all mentions can mean ("mañana lunes"), else every day any of them can. */
function agreed(mentions: readonly Mention[]): DateReading {
  const all = distinct(mentions.flat())
  const common = all.filter((date) =>
    mentions.every((days) => days.some((day) => day.equals(date))),
  )
  const [only] = common.length === 1 ? common : all
  if (only && (common.length === 1 || all.length === 1)) return { type: 'date', date: only }
  return { type: 'ask', dates: all.slice(0, MOST_DATES) }
}

function distinct(dates: readonly Temporal.PlainDate[]): Temporal.PlainDate[] {
  const byText = new Map(dates.map((date) => [date.toString(), date]))
  return [...byText.values()].toSorted((one, other) => Temporal.PlainDate.compare(one, other))
}

const NONE: DateReading = { type: 'none' }
const LONGEST = 400
const MOST_DATES = 4
