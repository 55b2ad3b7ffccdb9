import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { expectKnown } from '../migrations/migrations.ts'
import { StoreError } from '../store.ts'
import { resultCode } from './result-code.ts'

/** What a whole database file that nobody writes to holds. */
export type Inspected = {
  readonly bytes: number
  /** The schema's version; an older one is migrated when the service starts on it. */
  readonly schema: number
  readonly contacts: number
  readonly figures: number
  /** The WhatsApp accounts that are linked to a phone in it. */
  readonly linked: readonly string[]
}

/**
 * Reads a file that nobody writes to from end to end, and leaves nothing beside it. Throws a StoreError, which calls it `name`,
 * where it is not whole.
 */
export function inspect(file: string, name = file): Inspected {
  const bytes = sizeOf(file)
  if (bytes === undefined) throw new StoreError(`there is no file ${file}`)
  if (sizeOf(`${file}-wal`))
    throw new StoreError(
      `${file} is not whole without ${file}-wal: it is in use, or was copied by hand; copy it with the command backup`,
    )
  try {
    using database = openUnchanged(file)
    expectWhole(database, name)
    expectOurs(database, name)
    return { bytes, ...contentOf(database) }
  } catch (error) {
    throw asDamage(error, name)
  }
}

/** That SQLite cannot read a file as a StoreError with its cure; any other error as it is. */
export function asDamage(error: unknown, file: string): unknown {
  const code = resultCode(error)
  if (code === 26) return notOurs(file, error)
  return code === 11 ? damaged(file, 'SQLite cannot read it', error) : error
}

function sizeOf(file: string): number | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  return found?.isFile() ? found.size : undefined
}

/** `immutable` makes no -wal and -shm (sqlite.org/c3ref/open.html). */
function openUnchanged(file: string): DatabaseSync {
  const address = pathToFileURL(file)
  address.search = 'immutable=1'
  return new DatabaseSync(address, { readOnly: true })
}

function expectWhole(database: DatabaseSync, file: string): void {
  const [finding] = database.prepare('pragma integrity_check(1)').all()
  const problem = String(finding?.['integrity_check']).replaceAll('\n', ' ')
  if (problem !== 'ok') throw damaged(file, problem)
  const [stray] = database.prepare('pragma foreign_key_check').all()
  if (stray) throw damaged(file, `a row of ${String(stray['table'])} points to nothing`)
}

function expectOurs(database: DatabaseSync, file: string): void {
  const tables = database.prepare(
    `select count(*) as found from sqlite_schema where type = 'table' and name in ('migrations', 'contacts', 'figures')`,
  )
  if (tables.get()?.['found'] !== 3) throw notOurs(file)
}

function contentOf(database: DatabaseSync): Omit<Inspected, 'bytes'> {
  const numberOf = (query: string) => Number(database.prepare(query).get()?.['number'])
  const schema = numberOf('select coalesce(max(version), 0) as number from migrations')
  expectKnown(schema)
  const linked = database.prepare('select distinct account from whatsapp_keys order by account')
  return {
    schema,
    contacts: numberOf('select count(*) as number from contacts'),
    figures: numberOf('select count(*) as number from figures'),
    linked: linked.all().map(({ account }) => String(account)),
  }
}

function damaged(file: string, problem: string, cause?: unknown): StoreError {
  return new StoreError(`${file} is damaged (${problem}); restore a backup made before`, { cause })
}

function notOurs(file: string, cause?: unknown): StoreError {
  return new StoreError(
    `${file} is not a database of micromba; name a file that the command backup has made`,
    { cause },
  )
}
