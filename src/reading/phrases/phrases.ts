import { ANY, type Node, type PhraseBook } from './book.ts'
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
): Match<Meaning>[][] {
  const symbols = tokens.map((token) => lookUp(book, token))
  return tokens.map((_, start) => (isWanted(start) ? matchesAt(book, symbols, start) : []))
}

function lookUp<Meaning>({ known, vocabulary }: PhraseBook<Meaning>, token: string): Symbols {
  let found = known.get(token)
  if (!found) {
    found = new Set([ANY, ...symbolsOf(vocabulary, token)])
    remember(known, token, found)
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

/** The word sets a token belongs to. */
type Symbols = ReadonlySet<number>

function matchesAt<Meaning>(
  book: PhraseBook<Meaning>,
  symbols: readonly Symbols[],
  start: number,
): Match<Meaning>[] {
  const matches: Match<Meaning>[] = []
  let threads = new Threads(book.root)
  for (let at = start; at < symbols.length && threads.nodes.length > 0; at += 1) {
    const heard = symbols[at] ?? NO_SYMBOLS
    const after = new Threads<Meaning>()
    for (let each = 0; each < threads.nodes.length; each += 1) {
      const node = threads.nodes[each]
      const gap = threads.gaps[each] ?? 0
      if (!node) continue
      if (gap > 0) after.keep(node, gap - 1)
      follow(node, heard, (reached) => {
        for (const meaning of reached.meanings) matches.push({ meaning, start, end: at + 1 })
        if (reached.next.size > 0) after.keep(reached, 0)
        if (reached.gaps.size > 0)
          for (const [words, beyond] of reached.gaps) after.keep(beyond, words)
      })
    }
    threads = after
  }
  return matches
}

/** Where in the tree a text may stand, and how many words may still come before the next of the phrase: few at a time. */
class Threads<Meaning> {
  readonly nodes: Node<Meaning>[] = []
  readonly gaps: number[] = []

  constructor(root?: Node<Meaning>) {
    if (root) this.keep(root, 0)
  }

  keep(node: Node<Meaning>, gap: number): void {
    const known = this.nodes.indexOf(node)
    if (known < 0) {
      this.nodes.push(node)
      this.gaps.push(gap)
    } else this.gaps[known] = Math.max(gap, this.gaps[known] ?? 0)
  }
}

/** The nodes a token leads to, looked up from the smaller side. */
function follow<Meaning>(
  from: Node<Meaning>,
  symbols: Symbols,
  reach: (node: Node<Meaning>) => void,
): void {
  if (from.next.size < symbols.size) {
    for (const [symbol, next] of from.next) if (symbols.has(symbol)) reach(next)
    return
  }
  for (const symbol of symbols) {
    const next = from.next.get(symbol)
    if (next) reach(next)
  }
}

const NO_SYMBOLS: Symbols = new Set()
