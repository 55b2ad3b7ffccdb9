import { ANY, type Node, type PhraseBook, type Word } from './book.ts'
import { remember } from './tokens.ts'
import { symbolsOf } from './vocabulary.ts'

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

/** All phrases that begin at each token that is wanted; the answer has one list per token. */
export function findPhrases<Meaning>(
  book: PhraseBook<Meaning>,
  tokens: readonly string[],
  isWanted: (start: number) => boolean = () => true,
): readonly (readonly Match<Meaning>[])[] {
  const words = tokens.map((token) => lookUp(book, token))
  return words.map(({ begins }, start) =>
    begins.length > 0 && isWanted(start) ? matchesAt(words, start) : NONE,
  )
}

const NONE: readonly never[] = []

function lookUp<Meaning>(book: PhraseBook<Meaning>, token: string): Word<Meaning> {
  let found = book.known.get(token)
  if (!found) {
    const symbols = new Set([ANY, ...symbolsOf(book.vocabulary, token)])
    const begins: Node<Meaning>[] = []
    follow(book.root, symbols, (node) => begins.push(node))
    found = { symbols, begins }
    remember(book.known, token, found)
  }
  return found
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

function matchesAt<Meaning>(
  words: readonly Word<Meaning>[],
  start: number,
): readonly Match<Meaning>[] {
  const matches: Match<Meaning>[] = []
  const arrive = (reached: Node<Meaning>, end: number, threads: Threads<Meaning>) => {
    for (const meaning of reached.meanings) matches.push({ meaning, start, end })
    if (reached.next.size > 0) threads.keep(reached, 0)
    if (reached.gaps.size > 0) for (const [gap, beyond] of reached.gaps) threads.keep(beyond, gap)
  }
  let threads = new Threads<Meaning>()
  for (const node of words[start]?.begins ?? NONE) arrive(node, start + 1, threads)
  for (let at = start + 1; at < words.length && threads.nodes.length > 0; at += 1) {
    const symbols = words[at]?.symbols ?? NO_SYMBOLS
    const after = new Threads<Meaning>()
    const reach = (reached: Node<Meaning>) => arrive(reached, at + 1, after)
    for (const [each, node] of threads.nodes.entries()) {
      const gap = threads.gaps[each] ?? 0
      if (gap > 0) after.keep(node, gap - 1)
      if (node.next.size > 0) follow(node, symbols, reach)
    }
    threads = after
  }
  return matches
}

/** Where in the tree a text may stand, and how many words may still come before the next of the phrase: few at a time. */
class Threads<Meaning> {
  readonly nodes: Node<Meaning>[] = []
  readonly gaps: number[] = []

  keep(node: Node<Meaning>, gap: number): void {
    const known = this.nodes.indexOf(node)
    if (known < 0) {
      this.nodes.push(node)
      this.gaps.push(gap)
    } else this.gaps[known] = Math.max(gap, this.gaps[known] ?? 0)
  }
}

/** Visits the nodes a token leads to, looked up from the smaller side; without lists, as it is done for every word of a text. */
function follow<Meaning>(
  { next }: Node<Meaning>,
  symbols: ReadonlySet<number>,
  visit: (node: Node<Meaning>) => void,
): void {
  if (next.size < symbols.size) {
    for (const [symbol, node] of next) if (symbols.has(symbol)) visit(node)
    return
  }
  for (const symbol of symbols) {
    const node = next.get(symbol)
    if (node) visit(node)
  }
}

const NO_SYMBOLS: ReadonlySet<number> = new Set()
