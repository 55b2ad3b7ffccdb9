import { parseCsv } from 'hucre/csv'
import { FileRefusal } from './refusal.ts'
import { LIMITS, type Table } from './table.ts'

/** A CSV in UTF-8, UTF-16 with its mark, or what Windows calls Latin-1; with `,`, `;` or tab. Throws a FileRefusal. */
export function readCsv(bytes: Uint8Array): Table {
  const text = decode(bytes).replace(/^\uFEFF/, '')
  if (text.trim() === '') throw new FileRefusal('empty')
  if (text.includes('\0')) throw new FileRefusal('not-a-table')
  const named = /^"?sep=(.)"?\r?\n/i.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const delimiter = named?.[1] ?? delimiterOf(body)
  const rows = parseCsv(body, { delimiter, maxRows: LIMITS.rows + HEAD })
  return { rows: rows.map((row) => row.map((cell) => asWritten(String(cell ?? '')))), formulas: [] }
}

/** `="0155"` is how Excel is told to leave digits alone. */
function asWritten(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell
}

/** Lines above the people: the header, and a title or two. */
const HEAD = 20

/** Bytes that are no UTF-8 come from Excel on Windows, whose Latin-1 has more signs than the standard's. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The sign that parts the first lines into the most cells. */
function delimiterOf(text: string): string {
  const lines = text
    .split(/\r?\n/, 5)
    .join('\n')
    .replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((sign) => ({ sign, count: lines.split(sign).length - 1 }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ','
}

const DELIMITERS = [',', ';', '\t'] as const
