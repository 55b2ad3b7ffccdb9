import { plain } from '../reading/plain.ts'
import type { Column, ImportWords } from './import-words.ts'
import { FileRefusal, type Values } from './refusal.ts'
import type { Table } from './table.ts'

/** Where each known column stands, the row (from 0) that names them, and what a person should know of it. */
export type Header = {
  readonly row: number
  readonly places: ReadonlyMap<Column, number>
  readonly notes: readonly { readonly note: string; readonly values: Values }[]
}

/** The first row that names the people's column; titles may stand above it. Throws a FileRefusal where there is none. */
export function readHeader({ rows }: Table, words: ImportWords): Header {
  const row = rows
    .slice(0, ABOVE)
    .findIndex((cells) => cells.some((cell) => columnOf(cell, words) === 'name'))
  const cells = rows[row]
  if (!cells) throw new FileRefusal('no-header')
  const places = new Map<Column, number>()
  const notes: { note: string; values: Values }[] = []
  for (const [index, cell] of cells.entries()) {
    const column = columnOf(cell, words)
    if (column && !places.has(column)) places.set(column, index)
    else if (column) notes.push({ note: 'column-twice', values: { column: cell.trim() } })
    else if (cell.trim() !== '')
      notes.push({ note: 'unknown-column', values: { column: cell.trim().slice(0, 60) } })
  }
  return { row, places, notes }
}

/** A header stands below a title or two at the most. */
const ABOVE = 10

function columnOf(cell: string, { columns }: ImportWords): Column | undefined {
  return columns.get(plain(cell))
}
