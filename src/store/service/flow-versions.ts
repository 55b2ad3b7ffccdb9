import type { Database, Tx } from '../store.ts'

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

/** JSON of the FlowSource of a version. */
export async function findVersionSource(
  db: Database,
  version: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('flow_versions')
    .select('source')
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.source
}
