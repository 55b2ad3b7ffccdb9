import type { NearIndex } from './near.ts'
import { normalise } from './normalise.ts'
import { sound } from './sound.ts'
import { tokenise, type Token } from './tokenise.ts'
import type { Asked, LexiconClass } from './word-class.ts'

/** What a word or phrase is; `value` for numbers, multipliers, slang and coins. */
export type Entry = { readonly cls: LexiconClass; readonly value: number }

/**
 * All words and phrases of a language, or of one of its countries, as a trie of tokens; a word is met as spelt, then as it
 * sounds.
 */
export type Lexicon = {
  readonly root: Branch
  /** The classes that do something else where a figure is asked. */
  readonly asked: Readonly<Record<Asked, Kinds>>
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

/** What words of a class do, where that is not what the class says. */
export type Kinds = Readonly<Partial<Record<LexiconClass, LexiconClass>>>

export type Branch = {
  readonly entry?: Entry
  readonly words?: ReadonlyMap<string, Branch>
  readonly sounds?: ReadonlyMap<string, Branch>
}

/** A branch that no other trie has. */
type Growing = { entry?: Entry; words: Map<string, Branch>; sounds: Map<string, Branch> }

/**
 * A trie with more phrases, which shares with the one before what they leave alone: the countries of a language have most of
 * it in common. Where a phrase already stands the later meaning holds.
 */
export function withPhrases(
  before: Branch,
  phrases: Iterable<readonly [phrase: string, entry: Entry]>,
): Branch {
  const own = new Set<Growing>()
  const root = copyOf(before, own)
  for (const [phrase, entry] of phrases) {
    let branch = root
    for (const token of phraseTokens(phrase)) branch = grow(branch, token.text, own)
    if (branch !== root) branch.entry = entry
  }
  return root
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

function grow(branch: Growing, word: string, own: Set<Growing>): Growing {
  const known = branch.words.get(word)
  if (known && isOwn(known, own)) return known
  const grown = copyOf(known ?? {}, own)
  branch.words.set(word, grown)
  const heard = sound(word)
  if (/^\p{L}+$/u.test(word) && branch.sounds.get(heard) === known) branch.sounds.set(heard, grown)
  return grown
}

function copyOf(branch: Branch, own: Set<Growing>): Growing {
  const copy = { ...branch, words: new Map(branch.words), sounds: new Map(branch.sounds) }
  own.add(copy)
  return copy
}

function isOwn(branch: Branch, own: ReadonlySet<Branch>): branch is Growing {
  return own.has(branch)
}

function phraseTokens(phrase: string): Token[] {
  return tokenise(normalise(phrase), new Set())
}
