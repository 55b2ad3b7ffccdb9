import { createHash } from 'node:crypto'

/* What stands in the comment right above a message of a .ftl file:
 *   # review: pending      the text waits for a reader of its language, and is not sent
 *   # source: 1a2b3c4d     the Spanish text it was translated from (see sourceHash) */

/** The messages of a source that wait for a review. */
export function pendingIn(source: string): ReadonlySet<string> {
  if (!source.includes('review: pending')) return new Set()
  const found = source.matchAll(/^# *review: pending *\r?\n(?:#[^\n]*\n)*(-?[a-zA-Z][\w-]*) *=/gm)
  return new Set([...found].map((match) => match[1] ?? ''))
}

/** Names the words of a message with all its variants: 8 hex digits; white space does not count. */
export function sourceHash(message: string): string {
  const words = message.replace(/\s+/g, ' ').trim()
  return createHash('sha256').update(words).digest('hex').slice(0, 8)
}
