import { cardinalAt } from '../answers/cardinal.ts'
import type { DateWord } from './words.ts'
import { fold } from '../phrases/fold.ts'
import { findPhrases } from '../phrases/phrases.ts'
import { tokensOf } from '../phrases/tokens.ts'
import type { Words } from '../words.ts'

/** One piece of a text that may hold a date. */
export type DateItem = {
  /** What its words can say; empty for words that say nothing about dates. */
  readonly words: readonly DateWord[]
  readonly number?: number
  /** "12/05" and "12-5-2026", day before month; "2026-05-12". Perhaps impossible. */
  readonly written?: WrittenDate
}

export type WrittenDate = { readonly day: number; readonly month: number; readonly year?: number }

/** Cuts a text into what matters for dates; `joinDashes` reads "12-5" as a date, not as "12 to 5". */
export function dateItems(text: string, words: Words, joinDashes: boolean): DateItem[] {
  const folded = fold(text)
    .replace(words.ordinalDigits, '$1')
    .replace(/(\d) ?\/ ?(?=\d)/g, '$1/')
  const tokens = tokensOf(
    joinDashes ? folded.replace(/(\d) ?- ?(?=\d)/g, '$1/') : folded,
    words.spelling,
  )
  const found = findPhrases(words.dates.dates, tokens)
  const items: DateItem[] = []
  for (let at = 0; at < tokens.length;) {
    const matches = found[at] ?? []
    const phraseEnd = Math.max(at, ...matches.map(({ end }) => end))
    const number = cardinalAt(tokens, at, words) ?? firstOf(tokens, at, words)
    const written = writtenDate(tokens[at] ?? '')
    if (number && number.end >= phraseEnd) items.push({ words: [], number: number.value })
    else if (written) items.push({ words: [], written })
    else
      items.push({
        words: matches.filter(({ end }) => end === phraseEnd).map(({ meaning }) => meaning),
      })
    at = Math.max(at + 1, phraseEnd, number?.end ?? 0)
  }
  return items
}

/** What an item means as a word of one type, where it can mean that. */
export function wordOf<Type extends DateWord['type']>(
  item: DateItem | undefined,
  type: Type,
): Extract<DateWord, { type: Type }> | undefined {
  return item?.words.find((word): word is Extract<DateWord, { type: Type }> => word.type === type)
}

/** "primero de mayo". */
function firstOf(tokens: readonly string[], at: number, words: Words) {
  const isFirst = words.ordinals.get(tokens[at] ?? '') === 1
  const before = findPhrases(words.dates.dates, tokens.slice(at + 1, at + 2))[0] ?? []
  const ofFollows = before.some(({ meaning }) => meaning.type === 'of')
  return isFirst && ofFollows ? { value: 1, end: at + 1 } : undefined
}

function writtenDate(token: string): WrittenDate | undefined {
  const [, year, monthAfter, dayAfter] = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(token) ?? []
  if (year) return { year: Number(year), month: Number(monthAfter), day: Number(dayAfter) }
  const dotted = /^\d{1,2}\.\d\d(?:\.\d{2,4})?$/.test(token)
  const [, day, month, later] = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d\d))?$/.exec(token) ?? []
  if (day === undefined || (token.includes('.') && !dotted)) return undefined
  const date = { day: Number(day), month: Number(month) }
  return later === undefined
    ? date
    : { ...date, year: Number(later) + (later.length < 4 ? 2000 : 0) }
}
