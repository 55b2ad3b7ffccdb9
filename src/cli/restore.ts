import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isoTime, systemClock } from '../clock.ts'
import { RequestError } from '../model/request-error.ts'
import { isPostgres } from '../store/open.ts'
import { inspect } from '../store/sqlite/inspect.ts'
import { lockDatabase } from '../store/sqlite/lock.ts'
import { replaceDatabase } from '../store/sqlite/restore.ts'
import { quoted, withoutPassword } from './shell.ts'
import { misused } from './usage.ts'
import { readConfiguration } from './workplace.ts'

/** `restore FILE [--replace] [--json]`: the stopped service's SQLite file is what `backup` has made; one that was there is kept. */
export async function restoreCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      replace: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [name] = positionals
  if (positionals.length !== 1 || name === undefined || name === '') throw misused('restore')
  const { database } = readConfiguration()
  if (isPostgres(database)) throw new RequestError(restoreInstead(database, name))
  const file = resolve(name)
  const inspected = inspect(file)
  using stopped = new DisposableStack()
  stopped.use(lockDatabase(database))
  const isThere = existsSync(database)
  if (isThere && !values.replace)
    throw new RequestError(
      `${database} exists already; with --replace it is kept beside the new one, under a name with the time`,
    )
  const kept = `${database}.${isoTime(systemClock.now().getTime()).replaceAll(/[:.]/g, '-')}`
  replaceDatabase(database, file, kept)
  const restored = { file, database, ...inspected, ...(isThere ? { kept } : {}) }
  process.stdout.write(values.json ? `${JSON.stringify(restored)}\n` : describe(restored))
  return 0
}

function describe(restored: {
  readonly file: string
  readonly database: string
  readonly contacts: number
  readonly figures: number
  readonly linked: readonly string[]
  readonly kept?: string
}): string {
  const { file, database, contacts, figures, linked, kept } = restored
  return [
    `${file} → ${database}: ${contacts} contacts, ${figures} figures`,
    ...(kept === undefined ? [] : [`the database before it is kept: ${kept}`]),
    ...linked.map(
      (account) =>
        `where anything was sent since the backup, link ${account} anew before the start: ` +
        `pair whatsapp --account ${account} --logout, then without --logout`,
    ),
    '',
  ].join('\n')
}

function restoreInstead(database: string, file: string): string {
  const address = quoted(withoutPassword(database))
  return (
    'DATABASE_URL is PostgreSQL; stop every process, name an empty database in DATABASE_URL, and restore with its own program:\n' +
    `  pg_restore --single-transaction --no-owner --dbname=${address} ${quoted(file)}`
  )
}
