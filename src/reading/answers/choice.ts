import { cardinalAt } from './cardinal.ts'
import { labelsNamed, type Label } from './choice-labels.ts'
import { fold } from '../phrases/fold.ts'
import { findPhrases, segmentsOf } from '../phrases/phrases.ts'
import { LONGEST_ANSWER, tokensOf } from '../phrases/tokens.ts'
import type { Words } from '../words.ts'
import { readYesNo } from './yes-no.ts'

/** One answer a question offers: numbered from 1 in order, `label` as the person reads it. */
export type Option = { readonly key: string; readonly label: string }

/** The option meant; the options it may be; or nothing readable. */
export type ChoiceReading =
  | { readonly type: 'choice'; readonly key: string }
  | { readonly type: 'ask'; readonly keys: readonly string[] }
  | { readonly type: 'none' }

/**
 * Reads an answer to numbered options (R28): the digit ("2", "la 2", "2️⃣", "opción dos", "el segundo",
 * "la última"), the label, its beginning, or one misspelling away (two from 8 letters up). A number out
 * of range is `none`; two numbers, or labels equally near, are `ask`.
 */
export function readChoice(text: string, options: readonly Option[], words: Words): ChoiceReading {
  if (text.length > LONGEST_ANSWER) return NONE
  const written = fold(text)
  const same = options.filter(({ label }) => fold(label) === written)
  if (same.length > 0) return among([...same, ...numberedAlike(written, same, options)])
  const plain = written.replace(words.ordinalDigits, '$1')
  const tokens = tokensOf(plain, words.spelling)
  const labels = options.map((option) => ({
    ...option,
    tokens: tokensOf(option.label, words.spelling),
  }))
  const pointed = pointing(tokens, options.length, words)
  if (pointed.numbers.length > 0) return byNumber(pointed, labels, words)
  const named = labelsNamed(tokens, labels, words)
  return named.length > 0 ? among(named) : among(saidYesOrNo(text, options, words))
}

/** "2" is the second option even where the first option's label is "2": then it must be asked. */
function numberedAlike(
  written: string,
  same: readonly Option[],
  options: readonly Option[],
): readonly Option[] {
  const numbered = /^\d$/.test(written) ? options[Number(written) - 1] : undefined
  return numbered && !same.includes(numbered) ? [numbered] : []
}

/** The numbers in an answer, and the words beside them that are neither pointing nor courtesy. */
type Pointed = { readonly numbers: readonly number[]; readonly others: readonly string[] }

function pointing(tokens: readonly string[], count: number, words: Words): Pointed {
  const numbers: number[] = []
  const others: string[] = []
  const segments = segmentsOf(words.phrases, tokens, BESIDE)
  const longPhrases = new Map(segments.map((segment) => [segment.start, segment]))
  for (let at = 0; at < tokens.length;) {
    const segment = longPhrases.get(at)
    const number = numberAt(tokens, at, words)
    const beside = segment?.meaning
    if (beside === 'last') numbers.push(count)
    else if (beside === 'both') others.push(BOTH)
    else if (number && (segment === undefined || number.end >= segment.end)) {
      numbers.push(number.value)
    } else if (beside === 'because' && numbers.length > 0) break
    else if (beside === undefined) others.push(tokens[at] ?? '')
    at = Math.max(at + 1, segment?.meaning ? segment.end : 0, number?.end ?? 0)
  }
  return { numbers: [...new Set(numbers)], others }
}

function numberAt(tokens: readonly string[], at: number, words: Words) {
  const token = tokens[at] ?? ''
  const article = findPhrases(words.phrases, [token])[0]?.some(
    ({ meaning }) => meaning === 'article',
  )
  const ordinal = words.ordinals.get(token)
  if (ordinal !== undefined) return { value: ordinal, end: at + 1 }
  return article ? undefined : cardinalAt(tokens, at, words)
}

function byNumber(
  { numbers, others }: Pointed,
  labels: readonly Label[],
  words: Words,
): ChoiceReading {
  const numbered = numbers.map((number) => labels[number - 1])
  const options = numbered.filter((option) => option !== undefined)
  const named = others.length > 0 ? labelsNamed(others, labels, words) : []
  if (others.length > 0 && named.length === 0) return NONE
  if (options.length < numbers.length) return NONE
  return among([...new Set([...options, ...named])])
}

/** "claro" means the option "Sí" where one option says yes and one no. */
function saidYesOrNo(text: string, options: readonly Option[], words: Words): readonly Option[] {
  const saying = (answer: 'yes' | 'no') =>
    options.filter(({ label }) => readYesNo(label, words) === answer)
  const [yes, no] = [saying('yes'), saying('no')]
  if (yes.length !== 1 || no.length !== 1) return []
  const answer = readYesNo(text, words)
  return answer === 'yes' ? yes : answer === 'no' ? no : []
}

function among(options: readonly Option[]): ChoiceReading {
  const [first, ...others] = options
  if (!first) return NONE
  if (others.length === 0) return { type: 'choice', key: first.key }
  return { type: 'ask', keys: options.map(({ key }) => key) }
}

/** No label is spelt so: who says it means no single option. */
const BOTH = '+'
const NONE: ChoiceReading = { type: 'none' }
const BESIDE = [
  'last',
  'both',
  'because',
  'or',
  'pointing',
  'fillers',
  'thanks',
  'greetings',
] as const
