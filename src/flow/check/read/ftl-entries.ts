/** The lines of one message of a .ftl file, and what its comments say. */
export type Entry = {
  readonly id: string
  /** From 1. */
  readonly line: number
  readonly lines: readonly string[]
  readonly variants: readonly {
    readonly name: string
    readonly line: number
    readonly column: number
  }[]
  readonly isPending: boolean
  readonly translatedFrom?: string
  /** The line of a brace without its partner. */
  readonly unbalanced?: number
}

/** A line that is no part of a message, and why. */
export type Junk = {
  readonly line: number
  readonly variant: 'stray' | 'swallowed' | 'attribute' | 'tab' | 'mark'
}

/** The messages of a source by their lines, however wrong what they say may be. */
export function entriesIn(source: string): {
  readonly entries: readonly Entry[]
  readonly junk: readonly Junk[]
} {
  const entries: Entry[] = []
  const junk: Junk[] = []
  const lines = source.split(/\r?\n/)
  let comments: string[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const id = MESSAGE.exec(line)?.[1]
    if (id !== undefined) {
      const end = endOf(lines, at)
      entries.push(entryOf(id, lines.slice(at, end), at + 1, comments, junk))
      comments = []
      at = end
      continue
    }
    if (line.startsWith('#')) comments.push(line)
    else comments = []
    if (MARK.test(line) && !KNOWN_MARK.test(line)) junk.push({ line: at + 1, variant: 'mark' })
    if (!line.startsWith('#') && line.trim() !== '') junk.push({ line: at + 1, variant: 'stray' })
    at += 1
  }
  return { entries, junk }
}

const MESSAGE = /^(-?[a-zA-Z][\w-]*) *=/
/** What a comment says of the text below it. */
const MARK = /^# *(?:review|source) *:/i
const KNOWN_MARK = /^# *(?:review: *pending|source: *[0-9a-f]{8})\b/
/** A text or a variant that is indented, or lacks its point. */
const SWALLOWED = /^\s+[^\s\w{]?\s?[a-zA-Z][\w-]*\s*=\s/
const VARIANT = /^( +)\.([a-zA-Z][\w-]*) *=/

/** The line behind a message: its lines are indented; a closing brace or a variant's name may stand at the margin. */
function endOf(lines: readonly string[], start: number): number {
  let end = start + 1
  while (end < lines.length && /^(?:\s|\}|\*?\[|$)/.test(lines[end] ?? '')) end += 1
  while (end > start + 1 && (lines[end - 1] ?? '').trim() === '') end -= 1
  return end
}

function entryOf(
  id: string,
  lines: readonly string[],
  line: number,
  comments: readonly string[],
  junk: Junk[],
): Entry {
  const variants: { name: string; line: number; column: number }[] = []
  const open: number[] = []
  let unbalanced: number | undefined
  for (const [index, text] of lines.entries()) {
    const at = line + index
    const [, indent = '', name] = VARIANT.exec(text) ?? []
    if (open.length === 0 && name !== undefined) {
      variants.push({ name, line: at, column: indent.length + 1 })
    } else if (open.length === 0 && index > 0 && SWALLOWED.test(text)) {
      junk.push({ line: at, variant: 'swallowed' })
    } else if (open.length === 0 && index > 0 && /^\s+\.\S/.test(text)) {
      junk.push({ line: at, variant: 'attribute' })
    } else if (/^ *\t/.test(text)) junk.push({ line: at, variant: 'tab' })
    for (const char of text.replace(/\{\s*"[^"]*"\s*\}/g, '')) {
      if (char === '{') open.push(at)
      else if (char === '}' && open.pop() === undefined) unbalanced ??= at
    }
  }
  unbalanced ??= open[0]
  const source = comments
    .map((each) => /^# *source: *([0-9a-f]{8})\b/.exec(each)?.[1])
    .find(Boolean)
  return {
    id,
    line,
    lines,
    variants,
    isPending: comments.some((each) => /^# *review: *pending/.test(each)),
    ...(source === undefined ? {} : { translatedFrom: source }),
    ...(unbalanced === undefined ? {} : { unbalanced }),
  }
}
