import type { ContactId } from '../../model/ids.ts'
import type { Tx } from '../store.ts'

/** Which of these contacts have written to the account since then (milliseconds since 1970). */
export async function wroteSince(
  tx: Tx,
  account: string,
  contacts: readonly ContactId[],
  since: number,
): Promise<ReadonlySet<ContactId>> {
  // the account is looked at here: in the query it would lead SQLite to all that the account has ever heard
  const rows = await tx.db
    .selectFrom('inputs')
    .select(['contact_id', 'account'])
    .distinct()
    .where(tx.among('contact_id', contacts))
    .where('heard_at', '>', since)
    .execute()
  return new Set(rows.flatMap((row) => (row.account === account ? row.contact_id : [])))
}

/** What a prepared text can name of a contact, and where she stands. */
export type Standing = Awaited<ReturnType<typeof standingsOf>>[number]

/** The standings of some contacts, in no order. */
export function standingsOf(tx: Tx, contacts: readonly ContactId[]) {
  return tx.db
    .selectFrom('contacts as c')
    .leftJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .leftJoin('contacts as t', 't.id', 'g.trainer_id')
    .leftJoin('conversations as v', 'v.contact_id', 'c.id')
    .select(['c.id', 'c.name', 'c.language', 't.name as trainer', 'v.flow', 'v.step'])
    .where(tx.among('c.id', contacts))
    .execute()
}

/** The inputs whose turns said something. */
export async function causesOf(tx: Tx, ids: readonly number[]) {
  if (ids.length === 0) return []
  return tx.db.selectFrom('inputs').select(['id', 'payload']).where(tx.among('id', ids)).execute()
}
