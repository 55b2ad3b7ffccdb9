import { segmentsOf } from '../phrases/phrases.ts'
import { LONGEST_ANSWER, tokensOf } from '../phrases/tokens.ts'
import type { AnswerList } from '../words-file.ts'
import type { Words } from '../words.ts'

/** Whether a message says only that it was read ("ok", "va pues", 👍): it answers no question and asks for nothing. */
export function isAcknowledged(text: string, words: Words): boolean {
  if (text.length > LONGEST_ANSWER || text.includes('?')) return false
  const segments = segmentsOf(words.phrases, tokensOf(text, words.spelling), SAID)
  const said = new Set(segments.map(({ meaning }) => meaning))
  return said.has('acknowledged') && !said.has(undefined)
}

/** Whether a message has no word of an answer: a sound ("mmm", "jaja"), a picture, or only that it was read. */
export function saysNothing(text: string, words: Words): boolean {
  if (text.length > LONGEST_ANSWER) return false
  if (!/[\p{L}\p{N}]/u.test(text) || isAcknowledged(text, words)) return true
  const tokens = tokensOf(text, words.spelling)
  return segmentsOf(words.phrases, tokens, ['hesitations']).every(
    ({ meaning }) => meaning === 'hesitations',
  )
}

const SAID = ['acknowledged', 'thanks', 'greetings', 'fillers'] as const

/**
 * Whether she says that she has nothing to tell ("no pude", "se me olvidó", "no fui a la clase"), beside courtesies and
 * with a reason behind it. "No fiar más" tells something.
 */
export function hasNothingToTell(text: string, words: Words): boolean {
  if (text.length > LONGEST_ANSWER) return false
  const said = segmentsOf(words.phrases, tokensOf(text, words.spelling), NOTHING).map(
    ({ meaning }) => meaning,
  )
  const at = said.indexOf('nothing-to-tell')
  if (at < 0) return false
  const reason = said.indexOf('because', at)
  return !said.slice(0, reason < 0 ? undefined : reason).includes(undefined)
}

/** Whether a message begins as a question does ("qué son las dos bolsas"), behind courtesies. */
export function asksBack(text: string, words: Words): boolean {
  const segments = segmentsOf(words.phrases, tokensOf(text, words.spelling), ASKING)
  return segments.find(({ meaning }) => !BESIDE.has(meaning))?.meaning === 'asks'
}

const ASKING = ['asks', 'hesitations', 'thanks', 'greetings', 'fillers'] as const
const BESIDE: ReadonlySet<AnswerList | undefined> = new Set(ASKING.slice(1))

const NOTHING = [
  'nothing-to-tell',
  'because',
  'hesitations',
  'thanks',
  'greetings',
  'fillers',
] as const
