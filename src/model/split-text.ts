/**
 * A text in parts of at most `limit` UTF-16 units (2 or more), broken at a newline, else after a
 * sentence, else at a space; a word is cut only where it is longer than a part. White space at a
 * break is dropped.
 */
export function splitText(text: string, limit: number): readonly string[] {
  if (text.length <= limit) return [text]
  const parts: string[] = []
  let rest = text
  while (rest.length > limit) {
    const end = endOfPart(rest, limit)
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...parts, rest].filter((part) => part.trim() !== '')
}

function endOfPart(text: string, limit: number): number {
  const window = text.slice(0, limit + 1)
  return (
    lastBreak(window, NEWLINES, limit) ??
    lastBreak(window, SENTENCE_END, limit) ??
    lastBreak(window, SPACES, 0) ??
    wholeCharacters(text, limit)
  )
}

/** Where the last such break starts, if the part before it would be at least half of `limit`. */
function lastBreak(window: string, pattern: RegExp, limit: number): number | undefined {
  let last: number | undefined
  for (const match of window.matchAll(pattern)) last = match.index
  return last !== undefined && last > 0 && last >= limit / 2 ? last : undefined
}

/** `length`, or one less where that would cut a surrogate pair in two. */
function wholeCharacters(text: string, length: number): number {
  return (text.codePointAt(length - 1) ?? 0) > 0xffff ? length - 1 : length
}

const NEWLINES = /\n/g
const SENTENCE_END = /(?<=[.!?…]["'»”’)\]]*)\s/g
const SPACES = /\s/g
