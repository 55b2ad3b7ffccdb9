/**
 * Where a mistake was made that the yaml library meets only later, and which of its error codes says it: a bracket that is
 * never closed shows as the indentation of a line behind it, a line set in too far as two values on the line before it.
 */
export function causeOf(
  code: string,
  offset: number,
  source: string,
): { readonly code: string; readonly offset: number } {
  const open = code === 'BAD_INDENT' || code === 'MISSING_CHAR' ? unclosed(source) : undefined
  if (open !== undefined && source.slice(open, offset).includes('\n')) {
    return { code: 'MISSING_CHAR', offset: open }
  }
  const next = code === 'BLOCK_AS_IMPLICIT_KEY' ? setInTooFar(source, offset) : undefined
  return next === undefined ? { code, offset } : { code: 'BAD_INDENT', offset: next }
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

/** The next line, where it is set in further than the line of the offset, which holds one value. */
function setInTooFar(source: string, offset: number): number | undefined {
  const begin = source.lastIndexOf('\n', offset - 1) + 1
  const end = source.indexOf('\n', offset)
  if (end < 0) return undefined
  const line = source.slice(begin, end)
  const next = /^(?: *(?:#.*)?\n)*( *)\S/.exec(source.slice(end + 1))
  const values = line.replace(/\s#.*/, '').match(/:(?=\s|$)/g) ?? []
  if (!next || values.length !== 1 || (next[1] ?? '').length <= line.search(/\S/)) return undefined
  return end + next[0].length
}
