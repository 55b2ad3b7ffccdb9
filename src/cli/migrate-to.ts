import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { RequestError } from '../model/request-error.ts'
import { lockDatabase } from '../store/sqlite/lock.ts'
import { isPostgres, openDatabase } from '../store/open.ts'
import { openPostgres } from '../store/postgres/postgres.ts'
import { copyInto } from '../store/postgres/copy.ts'
import { misused } from './usage.ts'
import { expectFile, readConfiguration } from './workplace.ts'

/**
 * `migrate-to postgres://… [--json]`: copies the SQLite file of the stopped service into an empty PostgreSQL database, and
 * compares every row.
 */
export async function migrateToCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [target] = positionals
  if (positionals.length !== 1 || target === undefined || !isAddress(target))
    throw misused('migrate-to')
  const { database } = readConfiguration()
  if (isPostgres(database))
    throw new RequestError('DATABASE_URL is PostgreSQL already; migrate-to copies a SQLite file')
  expectFile(database)
  using stopped = new DisposableStack()
  stopped.use(lockDatabase(database))
  await using from = await openDatabase(database, systemClock.now())
  await using to = await openPostgres(target, systemClock.now())
  const copied = await copyInto(to, from)
  process.stdout.write(
    values.json
      ? `${JSON.stringify(Object.fromEntries(copied))}\n`
      : describe(copied, from.place, to.place),
  )
  return 0
}

function isAddress(text: string): boolean {
  return isPostgres(text) && URL.canParse(text)
}

function describe(copied: ReadonlyMap<string, number>, from: string, to: string): string {
  const lines = [...copied]
    .filter(([, rows]) => rows > 0)
    .map(([table, rows]) => `  ${table.padEnd(18)}${rows}`)
  const total = [...copied.values()].reduce((sum, rows) => sum + rows, 0)
  return [
    `${from} → ${to}`,
    ...lines,
    `${total} rows copied, each read back and the same. Start with DATABASE_URL set to it; keep the file until then.`,
    '',
  ].join('\n')
}
