import { tokensOf, type Spelling } from './tokens.ts'
import type { WordPattern } from './vocabulary.ts'

/** Named sets of single words that phrases use as `<name>`. */
export type Groups = Readonly<Record<string, readonly string[]>>

/**
 * The word sets a place of a phrase needs: one, or several in a row where one written word is several
 * ("k'iche'"). Throws an Error that names the phrase and the cure.
 */
export function wordSets(
  patterns: readonly string[],
  spelling: Spelling,
  groups: Groups,
  phrase: string,
): WordPattern[][] {
  const spelled = patterns
    .flatMap((pattern) => {
      if (!pattern.startsWith('<')) return [pattern]
      const group = groups[pattern.slice(1, -1)]
      if (!group) throw new Error(`phrase '${phrase}' uses ${pattern}, which is not a group`)
      return group
    })
    .map((pattern) => ({
      tokens: tokensOf(pattern, spelling),
      stem: pattern.endsWith('*'),
      exact: pattern.startsWith('='),
    }))
  const [first] = spelled
  if (spelled.some(({ tokens }) => tokens.length === 0)) {
    throw new Error(`phrase '${phrase}' has a place without any letter or digit; write a word`)
  }
  if (first && spelled.length === 1) {
    return first.tokens.map((key) => [{ key, stem: first.stem, exact: first.exact }])
  }
  if (spelled.some(({ tokens }) => tokens.length > 1)) {
    throw new Error(`phrase '${phrase}' has two words in one place; use (one two|three) instead`)
  }
  return [spelled.map(({ tokens, stem, exact }) => ({ key: tokens.join(), stem, exact }))]
}
