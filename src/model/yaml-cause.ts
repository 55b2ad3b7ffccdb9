/** What is wrong, as the yaml library calls it or one of our own codes, and where it was done. */
type Cause = { readonly code: string; readonly offset: number }

/**
 * Where a mistake was made that the yaml library meets only later, and which code says it: a bracket that is never closed
 * shows as the indentation of a line behind it, a line set in too far as two values on the line before it.
 */
export function causeOf(code: string, offset: number, source: string): Cause {
  const open = code === 'BAD_INDENT' || code === 'MISSING_CHAR' ? unclosed(source) : undefined
  if (open !== undefined && source.slice(open, offset).includes('\n')) {
    return { code: 'MISSING_CHAR', offset: open }
  }
  return inLine(placed(code, offset, source), source)
}

/** The last bracket that is never closed; brackets in quotes and comments are none. */
function unclosed(source: string): number | undefined {
  const open: number[] = []
  for (const { 0: found, index } of source.matchAll(
    /'[^'\n]*'|"(?:\\.|[^"\\\n])*"|(?<=^|\s)#.*|[[\]{}]/gm,
  )) {
    if (found === '[' || found === '{') open.push(index)
    else if (found === ']' || found === '}') open.pop()
  }
  return open.at(-1)
}

function placed(code: string, offset: number, source: string): Cause {
  if (code === 'BAD_INDENT') return { code, offset: outOfLine(source, offset) ?? offset }
  if (code === 'MULTIPLE_DOCS') return { code, offset: markBefore(source, offset) }
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return { code, offset }
  const next = isItem(source, offset) ? offset : setInTooFar(source, offset)
  return next === undefined ? { code, offset } : { code: 'BAD_INDENT', offset: next }
}

/** What the line itself shows that is told more plainly than by the library's code. */
function inLine({ code, offset }: Cause, source: string): Cause {
  const { begin, text } = lineAt(source, offset)
  const space = text.search(ODD_SPACE)
  if (space >= 0) return { code: 'ODD_SPACE', offset: begin + space }
  if (/^\s*(?:[—–−•·▪]|\*\s|-(?![\s\d-]))/u.test(text)) {
    return { code: 'LIST_SIGN', offset: begin + text.search(/\S/) }
  }
  const isTwo = code === 'BLOCK_IN_FLOW' && !source.startsWith('- ', offset)
  return { code: isTwo ? 'TWO_IN_FLOW' : code, offset }
}

/** What other programs put in place of a space, where YAML wants one: before a line's words, and around its signs. */
const ODD_SPACE =
  /(?:(?<=^\s*)|(?<=[-:,{[] *))[\u00A0\u2000-\u200A\u202F\u3000]|[\u00A0\u2000-\u200A\u202F\u3000](?= *(?:[:,}\]]|$))/

function lineAt(source: string, offset: number): { readonly begin: number; readonly text: string } {
  const begin = source.lastIndexOf('\n', offset - 1) + 1
  return { begin, text: /.*/.exec(source.slice(begin))?.[0] ?? '' }
}

/** The last line before an offset that ends a document or begins another. */
function markBefore(source: string, offset: number): number {
  const marks = [...source.matchAll(/^(?:---|\.\.\.)/gm)].filter(({ index }) => index <= offset)
  return marks.at(-1)?.index ?? offset
}

/** Whether an offset is where an item of a list begins. */
function isItem(source: string, offset: number): boolean {
  const { begin, text } = lineAt(source, offset)
  return /^ *- /.test(text) && offset - begin <= text.search(/\S/)
}

/** The next line, where it is set in further than the line of the offset, which holds one value. */
function setInTooFar(source: string, offset: number): number | undefined {
  const { begin, text } = lineAt(source, offset)
  const end = begin + text.length
  if (end === source.length) return undefined
  const next = /^(?: *(?:#.*)?\n)*( *)\S/.exec(source.slice(end + 1))
  const values = text.replace(/\s#.*/, '').match(/:(?=\s|$)/g) ?? []
  if (!next || values.length !== 1 || (next[1] ?? '').length <= text.search(/\S/)) return undefined
  return end + next[0].length
}

type Line = { readonly begin: number; readonly indent: number }

/**
 * Of two lines that do not fit each other, the one that its neighbours do not fit either: the library always names the
 * second, and it may be the one before that stands too far out.
 */
function outOfLine(source: string, offset: number): number | undefined {
  const lines = [...source.matchAll(/^( *)[^\s#].*$/gm)].map(
    ({ 0: text, 1: indent = '', index }) => ({
      begin: index,
      end: index + text.length,
      indent: indent.length,
    }),
  )
  const at = lines.findIndex(({ end }) => end >= offset)
  const [named, before] = [lines[at], lines[at - 1]]
  if (!named || !before) return named?.begin
  if (before.indent >= named.indent) return named.begin
  const isFirst = (lines[at - 2]?.indent ?? -1) < before.indent
  const others = isFirst ? lines.slice(at + 1) : lines.slice(0, at - 1).toReversed()
  return isAmong(named.indent, others) ? before.begin : named.begin
}

/** Whether a line of this indentation stands among others, before one that is set in less. */
function isAmong(indent: number, lines: readonly Line[]): boolean {
  return lines.find((line) => line.indent <= indent)?.indent === indent
}
