import { dateItems, wordOf, type DateItem } from './items.ts'
import { readNumber } from '../answers/number.ts'
import { findPhrases } from '../phrases/phrases.ts'
import { tokensOf } from '../phrases/tokens.ts'
import type { Words } from '../words.ts'

/** On how many days of a week: "6", "todos", "de lunes a sábado", "lunes, martes y jueves", "todos menos el domingo". */
export function readDayCount(text: string, words: Words): number | undefined {
  const number = readNumber(text, words)
  if (number.type === 'number')
    return number.value >= 1 && number.value <= WEEK ? number.value : undefined
  const items = dateItems(text, words, false)
  const days = weekdaysIn(items)
  const said = new Set(
    findPhrases(words.phrases, tokensOf(text, words.spelling)).flatMap((matches) =>
      matches.map(({ meaning }) => meaning),
    ),
  )
  if (said.has('except'))
    return days.length > 0 && days.length < WEEK ? WEEK - days.length : undefined
  if (days.length === 0) return said.has('every-day') ? WEEK : undefined
  const [first, last] = days
  const isRange = days.length === 2 && items.some((item) => wordOf(item, 'to'))
  if (isRange && first !== undefined && last !== undefined)
    return ((last - first + WEEK) % WEEK) + 1
  return days.length > 1 ? days.length : undefined
}

const WEEK = 7

function weekdaysIn(items: readonly DateItem[]): readonly number[] {
  return [...new Set(items.flatMap((item) => wordOf(item, 'weekday')?.weekday ?? []))]
}
