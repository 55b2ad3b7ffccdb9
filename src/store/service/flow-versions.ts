import type { Kysely } from 'kysely'
import type { Tx } from '../store.ts'
import type { Tables } from '../tables.ts'

/** Keeps a version of a flow for as long as a conversation may be pinned to it. */
export function keepVersions(
  tx: Tx,
  versions: readonly {
    readonly version: string
    readonly flow: string
    readonly source: string
    readonly created_at: number
  }[],
): void | Promise<void> {
  return tx.insertNew('flow_versions', ['version'], versions)
}

export async function findVersionSource(
  db: Kysely<Tables>,
  version: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('flow_versions')
    .select('source')
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.source
}
