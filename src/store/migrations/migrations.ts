import { sql, type Kysely } from 'kysely'
import { StoreError } from '../store.ts'
import type { Tables } from '../tables.ts'
import * as init from './001-init.ts'
import * as staffIndexes from './002-staff-indexes.ts'
import * as rareRows from './003-rare-rows.ts'
import * as history from './004-history.ts'

/** What the databases spell differently: an automatic key, a 64-bit integer, strict typing. */
export type ColumnTypes = { readonly id: string; readonly int: string; readonly strict: string }

/** Every migration, in order; the position is the schema's version. */
const MIGRATIONS = [init, staffIndexes, rareRows, history] as const

/** Brings the schema up to this program's version; refuses one that is newer. Runs inside the caller's transaction. */
export async function migrate(db: Kysely<Tables>, types: ColumnTypes, now: number): Promise<void> {
  const { int, strict } = types
  await sql
    .raw(
      `create table if not exists migrations (
        version ${int} primary key,
        name text not null,
        applied_at ${int} not null
      ) ${strict}`,
    )
    .execute(db)
  const current = await versionOf(db)
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < current) continue
    for (const statement of migration.up(types)) await sql.raw(statement).execute(db)
    await db
      .insertInto('migrations')
      .values({ version: index + 1, name: migration.name, applied_at: now })
      .execute()
  }
}

/** Refuses a schema that is not this program's: what was migrated at the start was replaced under the running service. */
export async function expectSchema(db: Kysely<Tables>): Promise<void> {
  const current = await versionOf(db)
  if (current < MIGRATIONS.length) {
    throw new StoreError(
      `the database has schema version ${current} and this program expects ${MIGRATIONS.length}; ` +
        'start the service again, which brings it up to date',
    )
  }
}

async function versionOf(db: Kysely<Tables>): Promise<number> {
  const latest = await db
    .selectFrom('migrations')
    .select((q) => q.fn.max('version').as('version'))
    .executeTakeFirst()
  const current = latest?.version ?? 0
  expectKnown(current)
  return current
}

/** Refuses a version that a newer program has made. */
export function expectKnown(version: number): void {
  if (version <= MIGRATIONS.length) return
  throw new StoreError(
    `the database has schema version ${version} and this program knows ${MIGRATIONS.length}; ` +
      'install the newer program, or restore a backup made before the upgrade',
  )
}
