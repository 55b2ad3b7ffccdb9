import { fold } from './fold.ts'

/** How a language's misspellings, abbreviations and picture marks are evened out before comparing. */
export type Spelling = {
  /** Replacements applied in order to folded text: `['v', 'b']` makes "bendi" and "vendi" one word. */
  readonly rules: readonly (readonly [from: string, to: string])[]
  /** What a chat abbreviation stands for, word by word: `q` → `que`. */
  readonly abbreviations: ReadonlyMap<string, readonly string[]>
  /** The pictures that mean something (👍); all others are dropped. */
  readonly marks: ReadonlySet<string>
  /** What has been made of words, which stand apart by spaces, and of short texts: people use few. */
  readonly known: Map<string, readonly string[]>
}

/**
 * The words of a text in comparable form, in order: folded, spelled by the rules, letters written
 * several times once. A number keeps its inner marks ("1.500", "12/05"); "5dias" is two words.
 */
export function tokensOf(text: string, spelling: Spelling): readonly string[] {
  const known = spelling.known.get(text)
  if (known) return known
  if (last.text !== text || last.spelling !== spelling) {
    last = { text, spelling, tokens: split(text, spelling) }
    remember(spelling.known, text, last.tokens)
  }
  return last.tokens
}

/** One message, however long, is read by several readers after another. */
let last: { text?: string; spelling?: Spelling; tokens: readonly string[] } = { tokens: [] }

function split(text: string, spelling: Spelling): readonly string[] {
  const folded = fold(text).slice(0, 2 * text.length + SHORT)
  return folded.split(' ').flatMap((word) => tokensIn(word, spelling))
}

function tokensIn(word: string, spelling: Spelling): readonly string[] {
  const known = spelling.known.get(word)
  if (known) return known
  const tokens: string[] = []
  for (const [token] of spell(word, spelling).matchAll(TOKEN)) {
    if (PICTURE.test(token) && !spelling.marks.has(token)) continue
    const meant = spelling.abbreviations.get(token)
    if (meant) tokens.push(...meant)
    else tokens.push(token)
  }
  remember(spelling.known, word, tokens)
  return tokens
}

/** The pictures in a text, without skin tones. */
export function picturesIn(text: string): string[] {
  return text.match(/\p{Extended_Pictographic}/gu) ?? []
}

function spell(folded: string, spelling: Spelling): string {
  let spelled = folded
  for (const [from, to] of spelling.rules) spelled = spelled.replaceAll(from, to)
  return spelled.replace(REPEATED, '$1')
}

/** Keeps what has been found for a word: for few words at a time, and none that only an attacker would write. */
export function remember<Found>(known: Map<string, Found>, word: string, found: Found): void {
  if (known.size >= REMEMBERED) known.clear()
  if (word.length <= LONGEST_REMEMBERED) known.set(word, found)
}

const REMEMBERED = 5_000
const LONGEST_REMEMBERED = 30

/** An answer to a closed question (yes or no, a choice, a number) is never longer, in characters. */
export const LONGEST_ANSWER = 600

/** Folding may lengthen a few signs (½); a text that grows more is made of letters to be slow with. */
const SHORT = 64
const TOKEN = /\d+(?:[.,:'/\u2044]\d+)*|\p{L}+|\p{Extended_Pictographic}/gu
const PICTURE = /^\p{Extended_Pictographic}/u
const REPEATED = /(\p{L})\1+/gu
