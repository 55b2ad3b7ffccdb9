import { findPhrases } from '../phrases/phrases.ts'
import { LONGEST_ANSWER, tokensOf } from '../phrases/tokens.ts'
import type { Words } from '../words.ts'

/** Whether she says that something was sold ("vendí", "se vendió"), not that she wants to sell it. */
export function saysSold(text: string, words: Words): boolean {
  if (text.length > LONGEST_ANSWER) return false
  const found = findPhrases(words.phrases, tokensOf(text, words.spelling)).flat()
  return found.some(({ meaning }) => meaning === 'sold')
}
