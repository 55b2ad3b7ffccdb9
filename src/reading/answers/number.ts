import { cardinalAt } from './cardinal.ts'
import { fold } from '../phrases/fold.ts'
import { segmentsOf, type Segment } from '../phrases/phrases.ts'
import { LONGEST_ANSWER, tokensOf } from '../phrases/tokens.ts'
import type { AnswerList } from '../words-file.ts'
import type { Words } from '../words.ts'

/** A count; something that may be one and must be asked; or nothing readable. */
export type NumberReading =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'ask' }
  | { readonly type: 'none' }

/**
 * Reads a count (jobs, days): digits or words, "como 5", "ninguno" (0), a decimal only if written
 * plainly ("2.5", "dos y medio"). Ranges, bounds ("más de 5"), several numbers, thousands marks, more
 * than six digits and money are `ask`; ages, dates, hours and module numbers are not counts.
 */
export function readNumber(text: string, words: Words): NumberReading {
  if (text.length > LONGEST_ANSWER) return NONE
  const written = fold(text)
  const tokens = tokensOf(written, words.spelling)
  const segments = segmentsOf(words.phrases, tokens, LISTS)
  const said = new Set(segments.map(({ meaning }) => meaning))
  const found = countsIn(tokens, segments, words)
  if (found.length === 0) {
    // "no tengo cuaderno" counts nothing
    if (said.has('unsure') || said.has(undefined) || !said.has('zero')) return NONE
    return said.has('bounds') ? ASK : { type: 'number', value: 0 }
  }
  const values = new Set(found.map(({ value }) => value))
  const [value] = values
  if (values.size > 1 || value === undefined || Number.isNaN(value)) return ASK
  if (UNSURE.some((list) => said.has(list)) || NO_COUNT.test(written)) return ASK
  if (hasLooseHalf(tokens, found, words)) return ASK
  const articleOnly = found.every(({ article }) => article)
  return articleOnly && tokens.length > MOST_AROUND_ARTICLE ? ASK : { type: 'number', value }
}

/** "5 días y medio": a half that stands apart from its number. */
function hasLooseHalf(tokens: readonly string[], counts: readonly Count[], words: Words): boolean {
  const halves = tokens.filter((token) => words.halves.has(token)).length
  return halves > counts.filter(({ value }) => value % 1 === 0.5).length
}

/** A number in the text; NaN for one that can be read two ways. */
type Count = { readonly value: number; readonly article: boolean }

function countsIn(
  tokens: readonly string[],
  segments: readonly Segment<AnswerList>[],
  words: Words,
): Count[] {
  const counts: Count[] = []
  const meaningAt = new Map(segments.map((segment) => [segment.start, segment]))
  let before: AnswerList | undefined
  for (let at = 0; at < tokens.length;) {
    const segment = meaningAt.get(at)
    const long = segment?.meaning && segment.end > at + 1 ? segment : undefined
    const number = long ? undefined : numberAt(tokens, at, words)
    const end = number?.end ?? (segment?.meaning ? segment.end : at + 1)
    const after = meaningAt.get(end)?.meaning
    const article = segment?.meaning === 'article'
    const isOther = before === 'not-a-count-before' || after === 'not-a-count-after'
    if (number && !isOther && !(article && numberAt(tokens, end, words))) {
      counts.push({ value: number.value, article })
    }
    before = segment?.meaning
    at = Math.max(end, at + 1)
  }
  return counts
}

function numberAt(tokens: readonly string[], at: number, words: Words) {
  const token = tokens[at] ?? ''
  const whole = cardinalAt(tokens, at, words)
  if (!whole) return /^\d/.test(token) ? { value: plainDecimal(token), end: at + 1 } : undefined
  const half =
    words.joiners.has(tokens[whole.end] ?? '') && words.halves.has(tokens[whole.end + 1] ?? '')
  return half ? { value: whole.value + 0.5, end: whole.end + 2 } : whole
}

/** "2.5" and "2,5"; NaN for what may be thousands, a date or a fraction. */
function plainDecimal(token: string): number {
  const [, whole, part] = /^(\d{1,6})[.,](\d{1,2})$/.exec(token) ?? []
  if (whole === undefined || part === undefined) return NaN
  return Number(whole) + Number(part) / 10 ** part.length
}

const NONE: NumberReading = { type: 'none' }
const ASK: NumberReading = { type: 'ask' }
const UNSURE = ['bounds', 'money', 'unsure', 'zero'] as const
/** A minus, a currency sign or a letter (Q500) at a digit: no plain count. */
const NO_COUNT = /(^|\s)[-−] ?\d|(^|\s)\p{L}\.?\d|\p{Sc} ?\d|\d ?\p{Sc}/u
const MOST_AROUND_ARTICLE = 3
const LISTS = [
  'approximate',
  'unsure',
  'zero',
  'bounds',
  'money',
  'article',
  'not-a-count-before',
  'not-a-count-after',
  'fillers',
  'thanks',
  'greetings',
] as const
