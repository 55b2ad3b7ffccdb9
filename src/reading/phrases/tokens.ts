import { fold } from './fold.ts'

/** How a language's misspellings, abbreviations and picture marks are evened out before comparing. */
export type Spelling = {
  /** Replacements applied in order to folded text: `['v', 'b']` makes "bendi" and "vendi" one word. */
  readonly rules: readonly (readonly [from: string, to: string])[]
  /** What a chat abbreviation stands for, word by word: `q` → `que`. */
  readonly abbreviations: ReadonlyMap<string, readonly string[]>
  /** The pictures that mean something (👍); all others are dropped. */
  readonly marks: ReadonlySet<string>
}

/**
 * The words of a text in comparable form, in order: folded, spelled by the rules, letters written
 * several times once. A number keeps its inner marks ("1.500", "12/05"); "5dias" is two words.
 */
export function tokensOf(text: string, spelling: Spelling): readonly string[] {
  if (last.text !== text || last.spelling !== spelling) {
    last = { text, spelling, tokens: split(text, spelling) }
  }
  return last.tokens
}

/** One message is read by several readers after another. */
let last: { text?: string; spelling?: Spelling; tokens: readonly string[] } = { tokens: [] }

function split(text: string, spelling: Spelling): readonly string[] {
  const tokens: string[] = []
  const folded = fold(text).slice(0, 2 * text.length + SHORT)
  for (const [token] of spell(folded, spelling).matchAll(TOKEN)) {
    if (PICTURE.test(token) && !spelling.marks.has(token)) continue
    const meant = spelling.abbreviations.get(token)
    if (meant) tokens.push(...meant)
    else tokens.push(token)
  }
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

/** An answer to a closed question (yes or no, a choice, a number) is never longer, in characters. */
export const LONGEST_ANSWER = 600

/** Folding may lengthen a few signs (½); a text that grows more is made of letters to be slow with. */
const SHORT = 64
const TOKEN = /\d+(?:[.,:'/\u2044]\d+)*|\p{L}+|\p{Extended_Pictographic}/gu
const PICTURE = /^\p{Extended_Pictographic}/u
const REPEATED = /(\p{L})\1+/gu
