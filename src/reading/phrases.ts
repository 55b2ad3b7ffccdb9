import { expandPhrase, type Element } from './phrase-syntax.ts'
import { wordSets, type Groups } from './phrase-words.ts'
import type { Spelling } from './tokens.ts'
import { addPattern, emptyVocabulary, symbolsOf, type Vocabulary } from './vocabulary.ts'

/** Many phrases, compiled into one tree of words; every phrase carries what it means. */
export type PhraseBook<Meaning> = {
  readonly spelling: Spelling
  readonly vocabulary: Vocabulary
  readonly root: Node<Meaning>
}

/** Where a phrase stands in a text: tokens from `start` up to, not including, `end`. */
export type Match<Meaning> = {
  readonly meaning: Meaning
  readonly start: number
  readonly end: number
}

/** A stretch of a text that is one phrase, or a single token (`meaning` undefined) that is none. */
export type Segment<Meaning> = Omit<Match<Meaning>, 'meaning'> & {
  readonly meaning: Meaning | undefined
}

/** Compiles phrases (syntax: see expandPhrase); throws an Error that names the phrase and the cure. */
export function compilePhrases<Meaning>(
  entries: Iterable<readonly [phrase: string, meaning: Meaning]>,
  spelling: Spelling,
  groups: Groups = {},
): PhraseBook<Meaning> {
  const book = { spelling, vocabulary: emptyVocabulary(), root: node<Meaning>() }
  const symbolsFor = symbolMaker(book.vocabulary, spelling, groups)
  for (const [phrase, meaning] of entries) {
    for (const sequence of expandPhrase(phrase)) {
      let last = book.root
      for (const element of sequence) last = grow(last, element, symbolsFor, phrase)
      last.meanings.push(meaning)
    }
  }
  return book
}

/** All phrases that begin at each token; the answer has one list per token. */
export function findPhrases<Meaning>(
  book: PhraseBook<Meaning>,
  tokens: readonly string[],
): Match<Meaning>[][] {
  const known = new Map<string, readonly number[]>()
  const symbols = tokens.map((token) => {
    const found = known.get(token) ?? [ANY, ...symbolsOf(book.vocabulary, token)]
    known.set(token, found)
    return found
  })
  return tokens.map((_, start) => matchesAt(book, symbols, start))
}

/**
 * Cuts a text into the longest wanted phrases from left to right; of meanings as long, the one that
 * stands first in `wanted`.
 */
export function segmentsOf<Meaning, Wanted extends Meaning>(
  book: PhraseBook<Meaning>,
  tokens: readonly string[],
  wanted: readonly Wanted[],
): Segment<Wanted>[] {
  const found = findPhrases(book, tokens)
  const segments: Segment<Wanted>[] = []
  for (let start = 0; start < tokens.length; start = segments.at(-1)?.end ?? tokens.length) {
    let best: Segment<Wanted> = { meaning: undefined, start, end: start + 1 }
    let bestRank = wanted.length
    for (const { meaning, end } of found[start] ?? []) {
      const rank = wanted.findIndex((one) => one === meaning)
      if (rank < 0 || end < best.end || (end === best.end && rank >= bestRank)) continue
      best = { meaning: wanted[rank], start, end }
      bestRank = rank
    }
    segments.push(best)
  }
  return segments
}

type Node<Meaning> = {
  readonly next: Map<number, Node<Meaning>>
  readonly gaps: Map<number, Node<Meaning>>
  readonly meanings: Meaning[]
}

function node<Meaning>(): Node<Meaning> {
  return { next: new Map(), gaps: new Map(), meanings: [] }
}

function matchesAt<Meaning>(
  book: PhraseBook<Meaning>,
  symbols: readonly (readonly number[])[],
  start: number,
): Match<Meaning>[] {
  const matches: Match<Meaning>[] = []
  let threads = new Map<Node<Meaning>, number>([[book.root, 0]])
  for (let at = start; at < symbols.length && threads.size > 0; at += 1) {
    const after = new Map<Node<Meaning>, number>()
    for (const [state, gap] of threads) {
      if (gap > 0) keep(after, state, gap - 1)
      for (const symbol of symbols[at] ?? []) {
        const reached = state.next.get(symbol)
        if (!reached) continue
        for (const meaning of reached.meanings) matches.push({ meaning, start, end: at + 1 })
        keep(after, reached, 0)
        for (const [words, gap] of reached.gaps) keep(after, gap, words)
      }
    }
    threads = after
  }
  return matches
}

function keep<State>(threads: Map<State, number>, state: State, gap: number): void {
  threads.set(state, Math.max(gap, threads.get(state) ?? 0))
}

type SymbolsFor = (patterns: readonly string[], phrase: string) => readonly number[]

function grow<Meaning>(
  from: Node<Meaning>,
  element: Element,
  symbolsFor: SymbolsFor,
  phrase: string,
): Node<Meaning> {
  if (element.type === 'gap') return child(from.gaps, element.words)
  let last = from
  for (const symbol of symbolsFor(element.patterns, phrase)) last = child(last.next, symbol)
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

function child<Meaning>(children: Map<number, Node<Meaning>>, key: number): Node<Meaning> {
  const existing = children.get(key)
  if (existing) return existing
  const created = node<Meaning>()
  children.set(key, created)
  return created
}

/** The symbol of every token. */
const ANY = -1
