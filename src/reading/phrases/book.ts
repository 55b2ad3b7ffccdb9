import { expandPhrase, type Element } from './syntax.ts'
import { wordSets, type Groups } from './words.ts'
import type { Spelling } from './tokens.ts'
import { addPattern, emptyVocabulary, type Vocabulary } from './vocabulary.ts'

/** Compiles phrases (syntax: see expandPhrase); throws an Error that names the phrase and the cure. */
export function compilePhrases<Meaning>(
  entries: Iterable<readonly [phrase: string, meaning: Meaning]>,
  spelling: Spelling,
  groups: Groups = {},
): PhraseBook<Meaning> {
  const book = { spelling, vocabulary: emptyVocabulary(), known: new Map(), root: node<Meaning>() }
  const symbolsFor = symbolMaker(book.vocabulary, spelling, groups)
  for (const [phrase, meaning] of entries) {
    for (const sequence of expandPhrase(phrase)) {
      let last = book.root
      for (const element of sequence) last = grow(last, element, symbolsFor, phrase)
      last.meanings = [...last.meanings, meaning]
    }
  }
  return book
}

/**
 * Tells whether phrases of one file could be compiled, without the tree that makes it dear: gives a function that throws a
 * PhraseError for one that cannot.
 */
export function phraseReader(spelling: Spelling, groups: Groups): (phrase: string) => void {
  const symbolsFor = symbolMaker(emptyVocabulary(), spelling, groups)
  return (phrase) => {
    for (const element of new Set(expandPhrase(phrase).flat()))
      if (element.type === 'words') symbolsFor(element.patterns, phrase)
  }
}

/** Many phrases, compiled into one tree of words; every phrase carries what it means. */
export type PhraseBook<Meaning> = {
  readonly spelling: Spelling
  readonly vocabulary: Vocabulary
  /** Tokens that have been looked up: people use few words. */
  readonly known: Map<string, Word<Meaning>>
  readonly root: Node<Meaning>
}

/** A token: the word sets it belongs to, and where it leads as the first of a phrase. */
export type Word<Meaning> = {
  readonly symbols: ReadonlySet<number>
  readonly begins: readonly Node<Meaning>[]
}

/** A place in the tree: what may follow, and what is said by getting here. */
export type Node<Meaning> = {
  readonly next: Children<Meaning>
  readonly gaps: Children<Meaning>
  readonly meanings: readonly Meaning[]
}

type Children<Meaning> = ReadonlyMap<number, Node<Meaning>>

/** While the tree grows. */
type Growing<Meaning> = { -readonly [Part in keyof Node<Meaning>]: Node<Meaning>[Part] }

/** Most places have no gap, and half of them nothing after them: they share what is empty, which saves 8 MB. */
const NOTHING: ReadonlyMap<number, never> = new Map<number, never>()
const SILENCE: readonly never[] = []

function node<Meaning>(): Growing<Meaning> {
  return { next: NOTHING, gaps: NOTHING, meanings: SILENCE }
}

type SymbolsFor = (patterns: readonly string[], phrase: string) => readonly number[]

function grow<Meaning>(
  from: Growing<Meaning>,
  element: Element,
  symbolsFor: SymbolsFor,
  phrase: string,
): Growing<Meaning> {
  if (element.type === 'gap') return child(from, 'gaps', element.words)
  let last = from
  for (const symbol of symbolsFor(element.patterns, phrase)) last = child(last, 'next', symbol)
  return last
}

/** Numbers every distinct set of words once, and enters its words in the vocabulary. */
function symbolMaker(vocabulary: Vocabulary, spelling: Spelling, groups: Groups): SymbolsFor {
  const bySet = new Map<string, number>()
  const byPlace = new Map<string, readonly number[]>([['_', [ANY]]])
  return (patterns, phrase) => {
    const written = patterns.join('/')
    const known = byPlace.get(written)
    if (known) return known
    const symbols = wordSets(patterns, spelling, groups, phrase).map((word) => {
      const name = JSON.stringify(word)
      const symbol = bySet.get(name) ?? bySet.size
      if (!bySet.has(name)) for (const pattern of word) addPattern(vocabulary, pattern, symbol)
      bySet.set(name, symbol)
      return symbol
    })
    byPlace.set(written, symbols)
    return symbols
  }
}

function child<Meaning>(
  parent: Growing<Meaning>,
  way: 'next' | 'gaps',
  key: number,
): Growing<Meaning> {
  const existing = parent[way].get(key)
  if (existing) return existing
  const created = node<Meaning>()
  if (parent[way] === NOTHING) parent[way] = new Map()
  ;(parent[way] as Map<number, Node<Meaning>>).set(key, created)
  return created
}

/** The symbol of every token. */
export const ANY = -1
