import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { RequestError } from '../model/request-error.ts'
import { isPostgres } from '../store/open.ts'
import { backUp } from '../store/sqlite/backup.ts'
import { quoted, withoutPassword } from './shell.ts'
import { misused } from './usage.ts'
import { expectFile, readConfiguration } from './workplace.ts'

/** `backup FILE [--json]`: a copy of the SQLite file, made beside the running service and read again. */
export async function backupCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [name] = positionals
  if (positionals.length !== 1 || name === undefined || name === '') throw misused('backup')
  const { database } = readConfiguration()
  if (isPostgres(database)) throw new RequestError(dumpInstead(database, name))
  expectFile(database)
  const file = resolve(name)
  const { linked, ...rows } = backUp(database, file)
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ file, ...rows, linked })}\n`
      : `${file}: ${rows.bytes} bytes, ${rows.contacts} contacts, ${rows.figures} figures, checked\n`,
  )
  return 0
}

function dumpInstead(database: string, file: string): string {
  const dump = `pg_dump --format=custom --file=${quoted(file)} ${quoted(withoutPassword(database))}`
  return `DATABASE_URL is PostgreSQL; back it up with its own program:\n  (umask 077; ${dump})`
}
