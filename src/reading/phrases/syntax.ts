/** Why a phrase cannot be read. */
export type PhraseTrouble = 'unopened' | 'unclosed' | 'wide' | 'group' | 'empty' | 'two-words'

/** A phrase that cannot be read; the message names it and the cure. */
export class PhraseError extends Error {
  override readonly name = 'PhraseError'
  readonly trouble: PhraseTrouble

  constructor(phrase: string, trouble: PhraseTrouble, cure: string) {
    super(`phrase '${phrase}' ${cure}`)
    this.trouble = trouble
  }
}

/** One place of a phrase: any of these words, or a gap of up to so many words. */
export type Element =
  | { readonly type: 'words'; readonly patterns: readonly string[] }
  | { readonly type: 'gap'; readonly words: number }

/**
 * All plain sequences a phrase stands for. In a phrase `a/b` is either word, `a*` any word that begins
 * so, `=a` the word with no slip allowed, `a?` a word that may be missing, `(x y|z)` either of these,
 * `<group>` a word of the group, `...` up to three words between, `... ...` up to six. Throws a PhraseError.
 */
export function expandPhrase(phrase: string): Element[][] {
  const parts = phrase.match(PARTS) ?? []
  const reader = { parts, at: 0, phrase }
  const sequences = alternatives(reader)
  if (reader.at < parts.length) {
    throw new PhraseError(phrase, 'unopened', 'closes a ) it never opened')
  }
  if (sequences.length > MAX_SEQUENCES) {
    throw new PhraseError(phrase, 'wide', `stands for ${sequences.length} sequences; split it`)
  }
  return sequences.map(withoutOuterGaps).filter(({ length }) => length > 0)
}

/** A phrase may stand anywhere, so a gap at its ends says nothing. */
function withoutOuterGaps(elements: readonly Element[]): Element[] {
  const first = elements.findIndex(({ type }) => type === 'words')
  const last = elements.findLastIndex(({ type }) => type === 'words')
  return first < 0 ? [] : elements.slice(first, last + 1)
}

type Reader = { readonly parts: readonly string[]; at: number; readonly phrase: string }

function alternatives(reader: Reader): Element[][] {
  const found = sequence(reader)
  while (reader.parts[reader.at] === '|') {
    reader.at += 1
    found.push(...sequence(reader))
  }
  return found
}

function sequence(reader: Reader): Element[][] {
  let found: Element[][] = [[]]
  for (let part = reader.parts[reader.at]; part !== undefined; part = reader.parts[reader.at]) {
    if (part === '|' || part.startsWith(')')) break
    reader.at += 1
    const choices = part === '(' ? group(reader) : single(part)
    found = found.flatMap((before) => choices.map((choice) => follow(before, choice)))
    if (found.length > MAX_SEQUENCES)
      throw new PhraseError(reader.phrase, 'wide', 'is too wide; split it')
  }
  return found
}

function follow(before: readonly Element[], after: readonly Element[]): Element[] {
  const [last, next] = [before.at(-1), after[0]]
  if (last?.type !== 'gap' || next?.type !== 'gap') return [...before, ...after]
  return [
    ...before.slice(0, -1),
    { type: 'gap', words: last.words + next.words },
    ...after.slice(1),
  ]
}

function group(reader: Reader): Element[][] {
  const choices = alternatives(reader)
  const close = reader.parts[reader.at]
  if (!close?.startsWith(')'))
    throw new PhraseError(reader.phrase, 'unclosed', 'opens a ( it never closes')
  reader.at += 1
  return close === ')?' ? [[], ...merged(choices)] : merged(choices)
}

/** `(a|b|c d)` as `a/b` or `c d`: one place for all the single words. */
function merged(choices: readonly Element[][]): Element[][] {
  const patterns: string[] = []
  const longer: Element[][] = []
  for (const choice of choices) {
    const [only] = choice
    if (choice.length === 1 && only?.type === 'words' && only.patterns[0] !== '_') {
      patterns.push(...only.patterns)
    } else longer.push(choice)
  }
  return patterns.length > 0 ? [[{ type: 'words', patterns }], ...longer] : longer
}

function single(part: string): Element[][] {
  if (part === '...') return [[{ type: 'gap', words: GAP_WORDS }]]
  const optional = part.endsWith('?') && part.length > 1
  const element: Element = { type: 'words', patterns: part.replace(/\?$/, '').split('/') }
  return optional ? [[], [element]] : [[element]]
}

const PARTS = /\(|\)\??|\||[^\s()|]+/g
const GAP_WORDS = 3
const MAX_SEQUENCES = 400
