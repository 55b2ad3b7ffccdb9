import { entrySpans, inLine, type EntrySpan } from '../yaml.ts'

/** A change to one entry of a list in a YAML file: its value is set, it is taken out, or one is put in before it. */
export type ListEdit =
  | { readonly type: 'set'; readonly index: number; readonly entry: Entry }
  | { readonly type: 'remove'; readonly index: number }
  | { readonly type: 'insert'; readonly index: number; readonly entry: Entry }

/** `{ bot: 'Hola' }`: one name and what it says; a list or an object is written in braces on its line. */
type Entry = Readonly<Record<string, unknown>>

/**
 * Changes entries of the list `name` and leaves every other character of the file as it was. Several edits may name
 * one place; they are made in their order. Throws an Error on a list in brackets.
 */
export function editList(source: string, name: string, edits: readonly ListEdit[]): string {
  const spans = entrySpans(source, name)
  const pieces = edits.map((edit) => pieceOf(edit, spans, source))
  // from the end, so that the places before stay where they are; edits of one place keep their order
  return pieces
    .toReversed()
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, put }) => text.slice(0, from) + put + text.slice(to), source)
}

type Piece = { readonly from: number; readonly to: number; readonly put: string }

function pieceOf(edit: ListEdit, spans: readonly EntrySpan[], source: string): Piece {
  const span = spans[edit.index]
  if (edit.type === 'insert') {
    const from = span?.begin ?? spans.at(-1)?.end ?? source.length
    const gap = from > 0 && source[from - 1] !== '\n' ? '\n' : ''
    const indent = (span ?? spans[0])?.indent ?? '  '
    const [name = '', value] = Object.entries(edit.entry)[0] ?? []
    return { from, to: from, put: `${gap}${indent}- ${name}: ${inLine(value)}\n` }
  }
  if (!span) throw new Error(`the list has no entry ${edit.index}`)
  if (edit.type === 'remove') return { from: span.begin, to: span.end, put: '' }
  const [from, to] = span.value
  return { from, to, put: inLine(Object.values(edit.entry)[0]) }
}
