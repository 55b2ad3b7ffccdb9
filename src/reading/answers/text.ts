/**
 * A free answer kept as written: trimmed, at most 1,000 characters (UTF-16), never cut inside a letter
 * or an emoji. Without what no database keeps (NUL, half a surrogate pair). Empty for nothing.
 */
export function readText(text: string): string {
  const kept = text.replaceAll('\0', '').toWellFormed().trim()
  if (kept.length <= LONGEST) return kept
  const segment = GRAPHEMES.segment(kept.slice(0, LONGEST + MARGIN)).containing(LONGEST)
  const cut = segment && segment.index > 0 ? segment.index : LONGEST
  return kept.slice(0, cut).toWellFormed().trimEnd()
}

const LONGEST = 1000
const MARGIN = 64
const GRAPHEMES = new Intl.Segmenter('es', { granularity: 'grapheme' })
