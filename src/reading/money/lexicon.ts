import type { NearIndex } from './near.ts'
import { normalise } from './normalise.ts'
import { sound } from './sound.ts'
import { tokenise, type Token } from './tokenise.ts'
import type { LexiconClass } from './word-class.ts'

/** What a word or phrase is; `value` for numbers, multipliers, slang and coins. */
export type Entry = { readonly cls: LexiconClass; readonly value: number }

/** All words and phrases of one country, as a trie of tokens; a word is met as spelt, then as it sounds. */
export type Lexicon = {
  readonly root: Branch
  /** Long words that a misspelling by one letter still means: numbers, the currency. */
  readonly near: NearIndex
  /** Words that forbid an amount, met by a slip where nothing else explains a word. */
  readonly danger: NearIndex
  /** Ends of number words ("tesientos"): what is near one may be the rest of another. */
  readonly endings: ReadonlySet<string>
  /** Harmless words one slip away from a number word: "mal", "dios", "bien". */
  readonly numberLike: ReadonlySet<string>
  readonly notNumbers: ReadonlySet<string>
  /** Number words by sound, for those written in one ("dosmilquinientos"). */
  readonly pieces: ReadonlyMap<string, Entry>
  /** Number words no noun follows: "uno". */
  readonly alone: ReadonlySet<string>
  readonly joints: ReadonlySet<string>
  readonly withoutCount: ReadonlySet<string>
  readonly harmless: ReadonlySet<string>
}

export type Branch = {
  entry?: Entry
  words?: Map<string, Branch>
  sounds?: Map<string, Branch>
}

/** Adds a phrase; where it already stands the later meaning holds. */
export function addPhrase(root: Branch, phrase: string, entry: Entry): void {
  let branch = root
  for (const token of phraseTokens(phrase)) branch = grow(branch, token.text)
  if (branch !== root) branch.entry = entry
}

/** The longest phrase that starts at a token, and the index after it. */
export function longestPhrase(
  root: Branch,
  tokens: readonly Token[],
  from: number,
): { entry: Entry; next: number } | undefined {
  let branch: Branch | undefined = root
  let best: { entry: Entry; next: number } | undefined
  for (let at = from; at < tokens.length; at += 1) {
    const token: Token | undefined = tokens[at]
    if (!token || token.text === '\n') break
    branch = step(branch, token)
    if (!branch) break
    if (branch.entry) best = { entry: branch.entry, next: at + 1 }
  }
  return best
}

/** The entry of a single word, or undefined. */
export function entryOf(root: Branch, word: string): Entry | undefined {
  return (root.words?.get(word) ?? root.sounds?.get(sound(word)))?.entry
}

function step(branch: Branch, token: Token): Branch | undefined {
  const spelt = branch.words?.get(token.text)
  const isHeard = token.kind === 'word' && token.text.length > 2 && token.text.length < 25
  if (spelt || !branch.sounds || !isHeard) return spelt
  return branch.sounds.get(sound(token.text))
}

function grow(branch: Branch, word: string): Branch {
  branch.words ??= new Map()
  branch.sounds ??= new Map()
  const known = branch.words.get(word)
  if (known) return known
  const grown: Branch = {}
  branch.words.set(word, grown)
  const heard = sound(word)
  if (/^\p{L}+$/u.test(word) && !branch.sounds.has(heard)) branch.sounds.set(heard, grown)
  return grown
}

function phraseTokens(phrase: string): Token[] {
  return tokenise(normalise(phrase), new Set())
}
