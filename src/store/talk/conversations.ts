import type { ContactId } from '../../model/ids.ts'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'

/** Saved states (JSON) of some contacts; who has none is left out. */
export const findConversations = prepared((tx: Tx, ids: readonly ContactId[]) =>
  tx.db
    .selectFrom('conversations')
    .select(['contact_id', 'state'])
    .where(tx.among('contact_id', ids)),
)

export type SavedConversation = {
  readonly contact_id: ContactId
  readonly state: string
  readonly flow: string | null
  readonly version: string | null
  readonly step: string | null
  readonly below: string | null
  readonly updated_at: number
}

/** Writes where conversations stand, one a contact. */
export function saveConversations(
  tx: Tx,
  rows: readonly SavedConversation[],
): void | Promise<void> {
  return tx.upsertMany('conversations', ['contact_id'], rows)
}

/** Where a frame of a conversation stands. */
export type Standing = { readonly flow: string; readonly version: string; readonly step: string }

/** How many people stand where, in one query; frames that lie below others are few, and read one by one. */
export async function countStandings(
  db: Database,
): Promise<readonly (Standing & { readonly people: number })[]> {
  const counted = await db
    .selectFrom('conversations')
    .select((q) => ['flow', 'version', 'step', q.fn.countAll().as('people')])
    .where('version', 'is not', null)
    .groupBy(['flow', 'version', 'step'])
    .execute()
  const counts = new Map<string, number>()
  const add = (standing: readonly unknown[], people: number) => {
    const key = JSON.stringify(standing)
    counts.set(key, (counts.get(key) ?? 0) + people)
  }
  for (const row of counted) add([row.flow, row.version, row.step], Number(row.people))
  for (const { standings } of await coveredStandings(db)) for (const each of standings) add(each, 1)
  return [...counts].map(([key, people]) => {
    const [flow, version, step] = JSON.parse(key) as Covered
    return { flow, version, step, people }
  })
}

/** Who stands in one of these versions, innermost or below, at one of these steps. */
export async function contactsAt(
  tx: Tx,
  versions: readonly string[],
  steps: readonly string[],
): Promise<readonly ContactId[]> {
  const top = await tx.db
    .selectFrom('conversations')
    .select('contact_id')
    .where(tx.among('version', versions))
    .where(tx.among('step', steps))
    .execute()
  const covered = (await coveredStandings(tx.db)).filter(({ standings }) =>
    standings.some(([, version, step]) => versions.includes(version) && steps.includes(step)),
  )
  return [...new Set([...top, ...covered].map(({ contact_id }) => contact_id))]
}

type Covered = readonly [flow: string, version: string, step: string]

async function coveredStandings(db: Database) {
  const rows = await db
    .selectFrom('conversations')
    .select(['contact_id', 'below'])
    .where('below', 'is not', null)
    .execute()
  return rows.map(({ contact_id, below }) => ({
    contact_id,
    standings: JSON.parse(below ?? '[]') as readonly Covered[],
  }))
}
