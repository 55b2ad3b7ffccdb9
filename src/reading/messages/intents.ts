import { findPhrases, type Match } from '../phrases/phrases.ts'
import { tokensOf } from '../phrases/tokens.ts'
import { INTENT_TYPES, type IntentType } from './intents-file.ts'
import type { AnswerList } from '../words-file.ts'
import type { Words } from '../words.ts'

export type { IntentType } from './intents-file.ts'

/**
 * What a person asks for at any moment; `rest` is what she wrote after it, as written, if anything. `figures` are those that
 * what she wants to correct may be by the name she gives it: several where a name is theirs alike.
 */
export type Intent = {
  readonly type: IntentType
  readonly rest?: string
  readonly figures?: readonly string[]
}

/**
 * The global intent of a message, heard before any step (R34, R47): whole-message phrases first, then
 * a message of nothing but courtesy (`courtesy`, `greeting`), then beginnings, then phrases inside.
 * Courtesy around a phrase doesn't count. "ok", "sí" and whatever carries an answer is undefined.
 */
export function readIntent(text: string, words: Words): Intent | undefined {
  const tokens = tokensOf(text, words.spelling)
  const polite = politeStretches(tokens, words)
  const isFirst = (start: number) => polite.before.has(start)
  const whole = findPhrases(words.intents.whole, tokens, isFirst).flatMap((matches) =>
    matches.filter(({ end }) => polite.after.has(end)),
  )
  if (whole.length > 0) return { type: firstListed(whole).meaning }
  if (polite.all) return { type: polite.all }
  const starts = findPhrases(words.intents.starts, tokens, isFirst)
  const at = [...polite.before].find((start) => starts[start]?.length)
  if (at !== undefined) return withRest(text, firstListed(starts[at] ?? []), words)
  const inside = findPhrases(words.intents.contains, tokens).flat()
  return inside.length > 0 ? { type: firstListed(inside).meaning } : undefined
}

/**
 * What she wrote beside a call for help, before it or as a clause of its own behind it: "vendí 450 | y necesito ayuda",
 * "ayuda, | vendí 450". In "me pueden prestar 500" the rest belongs to the call.
 */
export function besideCall(text: string, words: Words): readonly string[] {
  const tokens = tokensOf(text, words.spelling)
  const [call] = [words.intents.starts, words.intents.contains]
    .flatMap((phrases) => findPhrases(phrases, tokens).flat())
    .filter(({ meaning }) => CALLS.has(meaning))
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
  if (!call) return []
  const after = textAfter(text, call.end, words)
  const isApart = ENDS_CLAUSE.test(text.slice(0, text.lastIndexOf(after)))
  const behind = isApart ? after : after.replace(FIRST_CLAUSE, '')
  return [textBefore(text, call.start, words), behind].filter((part) => part !== '')
}

const ENDS_CLAUSE = /[,.;:!?\n]\s*$/
const FIRST_CLAUSE = /^[^,.;:!?\n]*[,.;:!?\n]*/

const CALLS: ReadonlySet<IntentType> = new Set<IntentType>(['help', 'human'])

/**
 * The whole-message phrases of every intent, folded, by its type (`baja` → `stop`). A flow must not use
 * one as a label: asking `readIntent` about the label finds misspellings and courtesies too.
 */
export function intentWords(words: Words): ReadonlyMap<string, IntentType> {
  return words.intents.wholePhrases()
}

type Polite = {
  /** Token positions with nothing but courtesy before them, in order. */
  readonly before: ReadonlySet<number>
  /** Token positions with nothing but courtesy after them. */
  readonly after: ReadonlySet<number>
  /** What a message that is courtesy from end to end says, if it says more than "ok". */
  readonly all: 'courtesy' | 'greeting' | undefined
}

function politeStretches(tokens: readonly string[], words: Words): Polite {
  const isAtAnEnd = (start: number) => start < COURTESY || start >= tokens.length - COURTESY
  const found = findPhrases(words.phrases, tokens, isAtAnEnd).map((matches) =>
    matches.length === 0 ? matches : matches.filter(({ meaning }) => POLITE.includes(meaning)),
  )
  if (found.every((matches) => matches.length === 0))
    return { before: FIRST, after: new Set([tokens.length]), all: undefined }
  const before = new Set([0])
  const kinds = new Map<number, Set<AnswerList>>([[0, new Set()]])
  for (const [start, matches] of found.entries()) {
    const said = kinds.get(start)
    if (!said) continue
    for (const { end, meaning } of matches) {
      before.add(end)
      kinds.set(end, new Set([...(kinds.get(end) ?? []), ...said, meaning]))
    }
  }
  const after = new Set([tokens.length])
  for (const [start, matches] of [...found.entries()].toReversed()) {
    if (matches.some(({ end }) => after.has(end))) after.add(start)
  }
  const said = kinds.get(tokens.length)
  const all = said?.has('thanks') ? 'courtesy' : said?.has('greetings') ? 'greeting' : undefined
  return { before: new Set([...before].toSorted((a, b) => a - b)), after, all }
}

const FIRST: ReadonlySet<number> = new Set([0])

/** Courtesies stand at the ends of a message, and are not longer than this, in words. */
const COURTESY = 100

const POLITE: readonly AnswerList[] = ['thanks', 'greetings', 'fillers']

/** Of several intents the one listed first in the file wins; of one intent the longest phrase. */
function firstListed(matches: readonly Match<IntentType>[]): Match<IntentType> {
  return matches.reduce((best, one) => {
    const rank = INTENT_TYPES.indexOf(one.meaning) - INTENT_TYPES.indexOf(best.meaning)
    return rank < 0 || (rank === 0 && one.end > best.end) ? one : best
  })
}

function withRest(text: string, { meaning, end }: Match<IntentType>, words: Words): Intent {
  const rest = textAfter(text, end, words)
  if (tokensOf(rest, words.spelling).length === 0) return { type: meaning }
  return meaning === 'correct' ? named(rest, words) : { type: meaning, rest }
}

/** "ventas, eran 550": the name is no part of what she says of it, where she says something after it. */
function named(rest: string, words: Words): Intent {
  const tokens = tokensOf(rest, words.spelling)
  const found = findPhrases(words.figures, tokens).flat()
  if (found.length === 0) return { type: 'correct', rest }
  const figures = [...new Set(found.map(({ meaning }) => meaning))]
  const after = textAfter(rest, Math.max(...found.map(({ end }) => end)), words)
  return { type: 'correct', rest: after || rest, figures }
}

/** The text as written after its first `count` tokens. */
export function textAfter(text: string, count: number, words: Words): string {
  let looked = 0
  for (const { index } of text.matchAll(WORD_END)) {
    if ((looked += 1) > MOST_WORD_ENDS) break
    if (tokensOf(text.slice(0, index), words.spelling).length >= count) {
      return text.slice(index).replace(LEADING, '').trim()
    }
  }
  return ''
}

/** The text as written before the token at an index. */
function textBefore(text: string, index: number, words: Words): string {
  return index === 0 ? '' : text.slice(0, text.length - textAfter(text, index, words).length)
}

const WORD_END = /(?<=[\p{L}\p{M}\p{N}])(?![\p{L}\p{M}\p{N}])/gu
const MOST_WORD_ENDS = 64
const LEADING = /^[\s.,;:!¡?¿…)-]+/u
