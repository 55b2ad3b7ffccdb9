import type { Entry, Lexicon } from './lexicon.ts'
import { sound } from './sound.ts'

/** One number word, or the joint between two, inside a word. */
export type GluedPart = { readonly key: string; readonly entry: Entry }

/** Number words written as one ("treintaisinco", "dosmilquinientos", "milkinientos"), else undefined. */
export function unglue(lexicon: Lexicon, word: string): readonly GluedPart[] | undefined {
  if (word.length < 6 || word.length > 48) return undefined
  const key = sound(word)
  const ways: (readonly GluedPart[] | undefined)[] = [[]]
  for (let end = 1; end <= key.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST_PIECE); start < end && !ways[end]; start += 1) {
      const before = ways[start]
      const part = before && partOf(lexicon, key.slice(start, end), start > 0)
      if (before && part) ways[end] = [...before, part]
    }
  }
  const whole = ways[key.length]
  return whole && whole.length > 1 && whole[whole.length - 1]?.entry !== JOINT ? whole : undefined
}

const LONGEST_PIECE = 14
const JOINT: Entry = { cls: 'and', value: 0 }

function partOf(lexicon: Lexicon, key: string, inside: boolean): GluedPart | undefined {
  if (inside && lexicon.joints.has(key)) return { key, entry: JOINT }
  const entry = lexicon.pieces.get(key)
  return entry && { key, entry }
}
