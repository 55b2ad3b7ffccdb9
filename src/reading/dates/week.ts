import type { Temporal } from 'temporal-polyfill'
import { dateItems, wordOf, type DateItem } from './items.ts'
import { monthDays, nearestDays } from './days.ts'
import { findPhrases } from '../phrases/phrases.ts'
import { tokensOf } from '../phrases/tokens.ts'
import type { Words } from '../words.ts'

/** The ISO week meant, by its Monday; the weeks it may be, earliest first; or nothing readable. */
export type WeekReading =
  | { readonly type: 'week'; readonly monday: Temporal.PlainDate }
  | { readonly type: 'ask'; readonly mondays: readonly Temporal.PlainDate[] }
  | { readonly type: 'none' }

/**
 * Reads a week: "esta semana", "la pasada", "la antepasada", "semana del 4", "del 3 al 9". Days are looked for up to this
 * week's Sunday, then back; a day alone ("el lunes") is no week. Two weeks named, or days of two weeks ("del 5 al 11"), are
 * `ask`.
 */
export function readWeek(text: string, today: Temporal.PlainDate, words: Words): WeekReading {
  const read = text.slice(0, LONGEST)
  const items = dateItems(read, words, false)
  if (items.some((item) => wordOf(item, 'not'))) return NONE
  const sunday = mondayOf(today).add({ days: 6 })
  const named = weeksNamed(read, words).map((weeks) => mondayOf(today).add({ weeks }))
  const days = [...rangeDays(items, sunday), ...weekOfDays(items, sunday)]
  return among([...named, ...days.map(mondayOf)])
}

function weeksNamed(text: string, words: Words): number[] {
  const tokens = tokensOf(text, words.spelling)
  let end = 0
  return findPhrases(words.dates.weeks, tokens).flatMap((matches, start) => {
    const longest = matches.findLast(({ meaning }) => meaning.type === 'week')
    if (!longest || start < end) return []
    end = longest.end
    return longest.meaning.type === 'week' ? [longest.meaning.weeks] : []
  })
}

/** "del 3 al 9 (de mayo)", "3-9": both ends, the first before the last. */
function rangeDays(items: readonly DateItem[], sunday: Temporal.PlainDate): Temporal.PlainDate[] {
  for (const [at, { number: first }] of items.entries()) {
    const joined = wordOf(items[at + 1], 'to') ? at + 2 : at + 1
    const last = items[joined]?.number
    if (first === undefined || last === undefined) continue
    if (joined === at + 1 && items.length > 2) continue
    const month = wordOf(items[joined + 1], 'of') ? items[joined + 2] : items[joined + 1]
    const [end] = dayUpTo(last, wordOf(month, 'month')?.month, sunday)
    const [start] = end ? dayUpTo(first, undefined, end) : []
    return start && end ? [start, end] : []
  }
  return []
}

/** "semana del 4", "la del 4 de mayo". */
function weekOfDays(items: readonly DateItem[], sunday: Temporal.PlainDate): Temporal.PlainDate[] {
  const at = items.findIndex((item) => wordOf(item, 'week-of'))
  const number = at < 0 ? undefined : items[at + 1]?.number
  if (number === undefined || items[at + 3]?.number !== undefined) return []
  const month = wordOf(items[at + 2], 'of') ? items[at + 3] : items[at + 2]
  return dayUpTo(number, wordOf(month, 'month')?.month, sunday)
}

function dayUpTo(day: number, month: number | undefined, latest: Temporal.PlainDate) {
  const sense = { today: latest, direction: 'past', usualDays: NO_DAYS } as const
  const days = month ? monthDays(day, month, undefined, sense) : nearestDays(day, undefined, sense)
  return days.slice(0, 1)
}

function among(mondays: readonly Temporal.PlainDate[]): WeekReading {
  const distinct = [...new Map(mondays.map((monday) => [monday.toString(), monday])).entries()]
  const inOrder = distinct
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, day]) => day)
  const [monday] = inOrder
  if (!monday) return NONE
  return inOrder.length === 1 ? { type: 'week', monday } : { type: 'ask', mondays: inOrder }
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 })
}

const NONE: WeekReading = { type: 'none' }
const NO_DAYS: ReadonlyMap<number, number> = new Map()
const LONGEST = 400
