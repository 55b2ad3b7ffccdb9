import { parseArgs } from 'node:util'
import { figuresCsv } from '../reports/figures-csv.ts'
import { exportFigures } from '../store/talk/figures.ts'
import { misused } from './usage.ts'
import { openLibrary, openStore } from './workplace.ts'

/** `export figures --format csv`: every figure, on standard output. */
export async function exportCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string', default: 'csv' } },
  })
  if (positionals.join(' ') !== 'figures' || values.format !== 'csv') {
    throw misused('export')
  }
  await using store = await openStore()
  const { programmes } = openLibrary()
  const rows = await store.read((db) => exportFigures(db))
  process.stdout.write(figuresCsv(rows, programmes))
  return 0
}
