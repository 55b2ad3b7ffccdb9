import { sql, type SqlBool } from 'kysely'
import type { CohortId, ContactId } from '../../model/ids.ts'
import type { Tx } from '../store.ts'

/** The entrepreneurs of some cohorts who take part or did, in the order of their names. */
export function membersOf(tx: Tx, cohorts: readonly CohortId[]) {
  return tx.db
    .selectFrom('contacts as c')
    .innerJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .leftJoin('addresses as a', 'a.id', 'c.address_id')
    .select([
      'c.id',
      'c.name',
      'c.status',
      'c.fields',
      'c.call_list',
      'c.hold',
      'c.consent_at',
      'g.id as cohort_id',
      'g.name as cohort_name',
      'g.programme',
      'g.start_date',
      'a.status as address_status',
    ])
    .where(tx.among('c.cohort_id', cohorts))
    .where('c.role', '=', 'entrepreneur')
    .where('c.status', 'in', ['active', 'stopped'])
    .orderBy('c.name')
    .orderBy('c.id')
    .execute()
}

/** When some contacts wrote, the latest last (milliseconds since 1970). */
export function heardFrom(tx: Tx, contacts: readonly ContactId[], since: number) {
  return tx.db
    .selectFrom('inputs')
    .select(['contact_id', 'heard_at'])
    .where(tx.among('contact_id', contacts))
    .where('address_id', 'is not', null)
    .where('heard_at', '>', since)
    .orderBy('id')
    .execute()
}

/** Contacts whose last message, of those that were tried, did not reach them. */
export async function undelivered(
  tx: Tx,
  contacts: readonly ContactId[],
): Promise<ReadonlySet<ContactId>> {
  const last = tx.db
    .selectFrom('messages')
    .select((q) => q.fn.max('id').as('id'))
    .where(sql<SqlBool>`status in ('sent', 'failed', 'unknown')`)
    .where(tx.among('contact_id', contacts))
    .groupBy('contact_id')
  const rows = await tx.db
    .selectFrom('messages')
    .select('contact_id')
    .where('id', 'in', last)
    .where('status', 'in', ['failed', 'unknown'])
    .execute()
  return new Set(rows.map(({ contact_id }) => contact_id))
}
