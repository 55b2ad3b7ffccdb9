/** One way to write a word: the whole word, its beginning (`stem`), or strictly these letters (`exact`). */
export type WordPattern = { readonly key: string; readonly stem: boolean; readonly exact: boolean }

/** Finds, for a token, the numbers of the word sets it belongs to. */
export type Vocabulary = {
  readonly exact: Map<string, number[]>
  readonly stems: Map<string, number[]>
  /** Long patterns by first letter, for words one slip of the finger away. */
  readonly near: Map<string, { readonly pattern: WordPattern; readonly symbol: number }[]>
}

/**
 * The symbols of a token: by the whole word or a stem; failing both, by a long word (6 letters, a stem 7) one
 * letter missing, added, changed or swapped inside, never at its ends, where Spanish keeps the person.
 */
export function symbolsOf(vocabulary: Vocabulary, token: string): readonly number[] {
  const found = [...(vocabulary.exact.get(token) ?? [])]
  const longest = Math.min(token.length, LONGEST_STEM)
  for (let length = SHORTEST_STEM; length <= longest; length += 1) {
    const stems = vocabulary.stems.get(token.slice(0, length))
    if (stems) found.push(...stems)
  }
  return found.length > 0 || token.length < NEAR_LENGTH - 1 ? found : nearSymbols(vocabulary, token)
}

/** Adds a word under its symbol; long ones are also found a slip of a letter away. */
export function addPattern(vocabulary: Vocabulary, pattern: WordPattern, symbol: number): void {
  push(pattern.stem ? vocabulary.stems : vocabulary.exact, pattern.key, symbol)
  if (pattern.exact || pattern.key.length < (pattern.stem ? NEAR_STEM : NEAR_LENGTH)) return
  push(vocabulary.near, pattern.key.slice(0, 1), { pattern, symbol })
}

/** A vocabulary without words. */
export function emptyVocabulary(): Vocabulary {
  return { exact: new Map(), stems: new Map(), near: new Map() }
}

function nearSymbols(vocabulary: Vocabulary, token: string): readonly number[] {
  const found = new Set<number>()
  for (const { pattern, symbol } of vocabulary.near.get(token.slice(0, 1)) ?? []) {
    if (isNear(token, pattern)) found.add(symbol)
  }
  return [...found]
}

function isNear(token: string, { key, stem }: WordPattern): boolean {
  if (!stem && (Math.abs(token.length - key.length) > 1 || token.at(-1) !== key.at(-1)))
    return false
  let at = 0
  while (at < key.length && token[at] === key[at]) at += 1
  if (at >= key.length) return true
  const rests: readonly (readonly [token: string, key: string])[] = [
    [token.slice(at + 1), key.slice(at + 1)],
    [token.slice(at), key.slice(at + 1)],
    [token.slice(at + 1), key.slice(at)],
    token[at] === key[at + 1] && token[at + 1] === key[at]
      ? [token.slice(at + 2), key.slice(at + 2)]
      : ['', '-'],
  ]
  return rests.some(([rest, wanted]) => (stem ? rest.startsWith(wanted) : rest === wanted))
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

const NEAR_LENGTH = 6
const NEAR_STEM = 7
const SHORTEST_STEM = 2
const LONGEST_STEM = 24
