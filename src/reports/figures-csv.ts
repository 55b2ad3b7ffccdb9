import { toDecimal } from '../model/money.ts'
import type { Programme } from '../model/programme.ts'
import type { exportFigures } from '../store/talk/figures.ts'
import { isoTime } from '../clock.ts'

type FigureRow = Awaited<ReturnType<typeof exportFigures>>[number]

const FIGURE_COLUMNS = [
  'contact',
  'organisation',
  'cohort',
  'week',
  'figure',
  'amount',
  'currency',
  'status',
  'raw text',
  'recorded at',
] as const

/** Figures as CSV (RFC 4180, UTF-8); `contact` is her number and name, `amount` is empty where it is missing. */
export function figuresCsv(
  rows: readonly FigureRow[],
  programmes: ReadonlyMap<string, Programme>,
): string {
  const lines = rows.map((row) => [
    `${row.contact_id} ${row.contact_name ?? ''}`.trim(),
    programmes.get(row.programme)?.organisation ?? row.programme,
    row.cohort,
    row.week,
    row.figure,
    row.minor === null ? '' : toDecimal(row.minor),
    row.currency,
    row.status,
    row.raw,
    isoTime(row.recorded_at),
  ])
  return [FIGURE_COLUMNS, ...lines].map((line) => `${line.map(cell).join(',')}\n`).join('')
}

/**
 * A cell that a spreadsheet shows and never runs: one that begins like a formula gets an apostrophe (OWASP, CSV
 * injection). Plain numbers stay numbers.
 */
function cell(value: string): string {
  const isFormula =
    /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value)
  const safe = isFormula ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
