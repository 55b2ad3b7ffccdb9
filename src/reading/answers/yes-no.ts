import { fold } from '../phrases/fold.ts'
import { segmentsOf } from '../phrases/phrases.ts'
import { LONGEST_ANSWER, tokensOf } from '../phrases/tokens.ts'
import type { AnswerList } from '../words-file.ts'
import type { Words } from '../words.ts'

/**
 * Whether an answer says yes or no (R28): made only of words for yes, or only of words for no, beside
 * courtesies; or beginning with a plain "sí," / "no," and an explanation that takes nothing back.
 * Undefined where it says both, neither, asks back or isn't sure ("sí pero no", "no sé", "si no puedo").
 */
export function readYesNo(text: string, words: Words): 'yes' | 'no' | undefined {
  if (text.length > LONGEST_ANSWER || fold(text).includes('?')) return undefined
  const whole = plainAnswer(text, words)
  if (whole) return whole
  const { head, rest } = splitOpening(text, words)
  const opening = head && plainAnswer(head, words)
  return opening && !takesBack(rest, opening, words) ? opening : undefined
}

/** What she says after a plain yes or no: " eran 450" in "no, eran 450"; empty where that is all. */
export function behindYesNo(text: string, words: Words): string {
  const { head, rest } = splitOpening(text, words)
  return plainAnswer(head, words) ? rest : ''
}

function plainAnswer(text: string, words: Words): 'yes' | 'no' | undefined {
  const said = meanings(text, PLAIN, words)
  if (said.has(undefined) || said.has('unsure') || said.has('yes') === said.has('no')) {
    return undefined
  }
  return said.has('yes') ? 'yes' : 'no'
}

/**
 * "Sí señora, ya las separé": what stands before the first comma. "No porque llovió", "sí ya las
 * separé": the first word, where a reason follows or the accent tells it from a condition.
 */
function splitOpening(text: string, words: Words): { head: string; rest: string } {
  const written = text.normalize('NFC').trim()
  const comma = written.search(/[,.;:!…\n]/)
  if (comma > 0 && !/^\d/.test(written.slice(comma + 1))) {
    return { head: written.slice(0, comma), rest: written.slice(comma + 1) }
  }
  const [word = ''] = /^\p{L}+/u.exec(written) ?? []
  const rest = written.slice(word.length)
  return /[^a-z]/i.test(word) || givesReason(rest, words) ? { head: word, rest } : NOTHING
}

function givesReason(rest: string, words: Words): boolean {
  const tokens = tokensOf(rest.slice(0, LONGEST_REASON_WORD), words.spelling)
  return segmentsOf(words.phrases, tokens, ['because'])[0]?.meaning === 'because'
}

function takesBack(rest: string, answer: 'yes' | 'no', words: Words): boolean {
  const said = meanings(rest, answer === 'yes' ? AFTER_YES : AFTER_NO, words)
  return said.has('unsure') || said.has('but') || (answer === 'no' && said.has('yes'))
}

function meanings(
  text: string,
  wanted: readonly AnswerList[],
  words: Words,
): Set<AnswerList | undefined> {
  const segments = segmentsOf(words.phrases, tokensOf(text, words.spelling), wanted)
  return new Set(segments.map(({ meaning }) => meaning))
}

const LONGEST_REASON_WORD = 24
const NOTHING = { head: '', rest: '' }
const PLAIN = ['unsure', 'yes', 'no', 'thanks', 'greetings', 'fillers'] as const
const AFTER_YES = ['unsure', 'but', 'yes'] as const
const AFTER_NO = ['unsure', 'no', 'but', 'fillers', 'yes'] as const
