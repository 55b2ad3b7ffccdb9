import { PhraseError } from './syntax.ts'
import { tokensOf, type Spelling } from './tokens.ts'
import type { WordPattern } from './vocabulary.ts'

/** Named sets of single words that phrases use as `<name>`. */
export type Groups = Readonly<Record<string, readonly string[]>>

/**
 * The word sets a place of a phrase needs: one, or several in a row where one written word is several
 * ("k'iche'"). Throws a PhraseError.
 */
export function wordSets(
  patterns: readonly string[],
  spelling: Spelling,
  groups: Groups,
  phrase: string,
): WordPattern[][] {
  const spelled = patterns
    .flatMap((pattern) => (pattern.startsWith('<') ? groupOf(pattern, groups, phrase) : [pattern]))
    .flatMap((pattern) => spelledForms(pattern, spelling))
  const [first] = spelled
  if (spelled.some(({ tokens }) => tokens.length === 0)) {
    throw new PhraseError(phrase, 'empty', 'has a place without any letter or digit; write a word')
  }
  if (first && (spelled.length === 1 || (first.tokens.length > 1 && patterns.length === 1))) {
    return first.tokens.map((key) => [{ key, stem: first.stem, exact: first.exact }])
  }
  if (spelled.some(({ tokens }) => tokens.length > 1)) {
    const cure = 'has two words in one place; use (one two|three) instead'
    throw new PhraseError(phrase, 'two-words', cure)
  }
  return [spelled.map(({ tokens, stem, exact }) => ({ key: tokens.join(), stem, exact }))]
}

function groupOf(pattern: string, groups: Groups, phrase: string): readonly string[] {
  const group = groups[pattern.slice(1, -1)]
  if (!group) throw new PhraseError(phrase, 'group', `uses ${pattern}, which is not a group`)
  return group
}

type Spelled = {
  readonly tokens: readonly string[]
  readonly stem: boolean
  readonly exact: boolean
}

function spelledForms(pattern: string, spelling: Spelling): Spelled[] {
  const exact = pattern.startsWith('=')
  if (!pattern.endsWith('*')) return [{ tokens: tokensOf(pattern, spelling), stem: false, exact }]
  return stemsOf(pattern, spelling).map((tokens) => ({ tokens, stem: true, exact }))
}

/** The stem as spelled before each vowel: "exig*" is one word in "exigen" and another in "exigúa". */
function stemsOf(pattern: string, spelling: Spelling): (readonly string[])[] {
  const bare = tokensOf(pattern, spelling)
  const before = VOWELS.map((vowel) => {
    const tokens = tokensOf(pattern.replace('*', vowel), spelling)
    return [...tokens.slice(0, -1), (tokens.at(-1) ?? vowel).slice(0, -1)]
  })
  const different = new Map([bare, ...before].map((tokens) => [tokens.join(' '), tokens]))
  return [...different.values()].filter((tokens) => tokens.length === bare.length)
}

const VOWELS = ['a', 'e', 'i', 'o', 'u']
