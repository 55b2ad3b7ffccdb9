import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'
import type { PublicationKind } from '../tables/service.ts'

/** Which version of a flow new conversations begin with, since when and by whom. */
export type Publication = {
  readonly id: number
  readonly flow: string
  /** Null where the flow is not started any more. */
  readonly version: string | null
  readonly kind: PublicationKind
  readonly origin: 'files' | 'console'
  readonly choices: string | null
  readonly published_by: string
  readonly published_at: number
  readonly pulled_at: number | null
  readonly replaced_at: number | null
}

export type NewPublication = Omit<Publication, 'id' | 'pulled_at' | 'replaced_at'>

/** What runs now, one publication a flow. */
export function currentPublications(db: Database): Promise<readonly Publication[]> {
  return db
    .selectFrom('publications')
    .selectAll()
    .where('replaced_at', 'is', null)
    .orderBy('flow')
    .execute()
}

/** All publications, the latest first; of one flow, or of all. */
export function publicationHistory(db: Database, flow?: string): Promise<readonly Publication[]> {
  return db
    .selectFrom('publications')
    .selectAll()
    .$if(flow !== undefined, (q) => q.where('flow', '=', flow ?? ''))
    .orderBy('id', 'desc')
    .execute()
}

/** The number of the latest publication: it changes when anything is published. */
export async function latestPublication(db: Database): Promise<number> {
  return (await latest(db))[0]?.id ?? 0
}

const latest = prepared((db: Database) =>
  db.selectFrom('publications').select('id').orderBy('id', 'desc').limit(1),
)

/** Puts publications in place of the present ones of their flows; returns their numbers, in the same order. */
export async function publishVersions(
  tx: Tx,
  publications: readonly NewPublication[],
): Promise<readonly number[]> {
  const ids: number[] = []
  for (const publication of publications) {
    const { flow, published_at } = publication
    await tx.db
      .updateTable('publications')
      .set({ replaced_at: published_at })
      .where('flow', '=', flow)
      .where('replaced_at', 'is', null)
      .execute()
    const { id } = await tx.db
      .insertInto('publications')
      .values(publication)
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.push(id)
  }
  return ids
}

/** Notes that what was published from the console is in the files now (milliseconds since 1970). */
export async function markPulled(tx: Tx, id: number, pulled_at: number): Promise<void> {
  await tx.db.updateTable('publications').set({ pulled_at }).where('id', '=', id).execute()
}

/** Whether anybody has ever published: from then on the files alone change nothing. */
export async function isGated(db: Database): Promise<boolean> {
  const row = await db
    .selectFrom('publications')
    .select('id')
    .where('kind', '<>', 'import')
    .executeTakeFirst()
  return row !== undefined
}
