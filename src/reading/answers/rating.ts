import { fold } from '../phrases/fold.ts'
import { readNumber } from './number.ts'
import { LONGEST_ANSWER, tokensOf } from '../phrases/tokens.ts'
import type { Words } from '../words.ts'

/** A mark from 1 to 5; something that may be one and must be asked; or nothing readable. */
export type RatingReading =
  | { readonly type: 'rating'; readonly value: number }
  | { readonly type: 'ask' }
  | { readonly type: 'none' }

/**
 * Reads a rating from 1 to 5: a digit or number word, "5/5", "4 de 5", stars, or a word that leaves no
 * doubt. Out of range is `none`; halves, ranges and another scale ("8/10") are never made to fit.
 */
export function readRating(text: string, words: Words): RatingReading {
  if (text.length > LONGEST_ANSWER) return { type: 'none' }
  const stars = text.match(STARS)?.length ?? 0
  const written = withoutScale(text, words)
  const number = readNumber(written, words)
  if (stars > 0 && number.type === 'none') return rated(stars)
  if (stars > 1 && !(number.type === 'number' && number.value === stars)) return { type: 'ask' }
  if (number.type === 'number') return rated(number.value)
  if (number.type === 'ask') return number
  const marks = tokensOf(text, words.spelling).map((token) => words.ratings.get(token))
  const said = [...new Set(marks.filter((mark) => mark !== undefined))]
  const [mark] = said
  return mark !== undefined && said.length === 1
    ? { type: 'rating', value: mark }
    : { type: 'none' }
}

/** "4/5", "4 de 5" as "4". */
function withoutScale(text: string, words: Words): string {
  const tokens = tokensOf(fold(text).replace(OUT_OF_FIVE, '$1'), words.spelling)
  const at = tokens.findIndex((token, index) => words.outOf.has(token) && tokens[index + 1] === '5')
  return tokens.filter((_, index) => at < 1 || (index !== at && index !== at + 1)).join(' ')
}

function rated(value: number): RatingReading {
  if (Number.isNaN(value)) return { type: 'ask' }
  if (value < 1 || value > 5) return { type: 'none' }
  return Number.isInteger(value) ? { type: 'rating', value } : { type: 'ask' }
}

const STARS = /[⭐🌟★]/gu
const OUT_OF_FIVE = /\b(\d) ?\/ ?5(?![\d.,/])/g
