import { sql } from 'kysely'
import type { ContactId } from '../../model/ids.ts'
import type { Tx } from '../store.ts'
import { endSharing } from './shared-phones.ts'

/** Two contacts who turned out to be one person: all that is `from`'s becomes `into`'s. */
export type Merge = { readonly into: ContactId; readonly from: ContactId }

/** Rows that are a contact's, and of which a person can have any number. */
const OWNED = ['inputs', 'messages', 'consents', 'figure_edits', 'safety_cases'] as const

/** All that is known of the two; where processes share the database, nobody else changes them until the end of this. */
export async function lockContacts(tx: Tx, ids: readonly ContactId[]) {
  const contacts = tx.db.selectFrom('contacts').selectAll().where(tx.among('id', ids)).orderBy('id')
  return (tx.isShared ? contacts.forNoKeyUpdate() : contacts).execute()
}

/** Every figure of some contacts. */
export function figuresOf(tx: Tx, ids: readonly ContactId[]) {
  return tx.db
    .selectFrom('figures')
    .select(['id', 'contact_id', 'figure', 'week', 'minor', 'recorded_at'])
    .where(tx.among('contact_id', ids))
    .orderBy('week')
    .orderBy('figure')
    .execute()
}

/** Deletes figures that the other of the two has as well. */
export async function dropFigures(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.deleteMany(
    'figures',
    ids.map((id) => ({ id })),
  )
}

/** Tables whose rows can pass from one contact to the other as they are. */
type Movable =
  | (typeof OWNED)[number]
  | 'figures'
  | 'tickets'
  | 'addresses'
  | 'timers'
  | 'conversations'
  | 'occurrences'

async function give(tx: Tx, table: Movable, { into, from }: Merge): Promise<void> {
  await tx.db.updateTable(table).set({ contact_id: into }).where('contact_id', '=', from).execute()
}

/** Inputs, messages, consents, figures, cases and ticket events of one contact become the other's. */
export async function moveRows(tx: Tx, { into, from }: Merge): Promise<void> {
  for (const table of [...OWNED, 'figures'] as const) await give(tx, table, { into, from })
  await tx.db
    .updateTable('ticket_events')
    .set({ person_id: into })
    .where('person_id', '=', from)
    .execute()
}

/** Her tickets; of two that are open for the same reason the older stays, and counts both. */
export async function moveTickets(tx: Tx, { into, from }: Merge, now: number): Promise<void> {
  const open = await tx.db
    .selectFrom('tickets')
    .select(['id', 'reason', 'times'])
    .where(tx.among('contact_id', [into, from]))
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute()
  for (const [older, newer] of Map.groupBy(open, ({ reason }) => reason).values()) {
    if (!older || !newer) continue
    const closed = { status: 'closed', closed_at: now, wake_at: null } as const
    await tx.db.updateTable('tickets').set(closed).where('id', '=', newer.id).execute()
    const times = older.times + newer.times
    await tx.db.updateTable('tickets').set({ times }).where('id', '=', older.id).execute()
    const event = {
      ticket_id: newer.id,
      type: 'closed',
      at: now,
      note: `ticket ${older.id}`,
    } as const
    await tx.db.insertInto('ticket_events').values(event).execute()
  }
  await give(tx, 'tickets', { into, from })
}

/**
 * Her chats. Who shared a phone with herself shares it with nobody; where others do, she stays among them.
 */
export async function moveAddresses(tx: Tx, { into, from }: Merge): Promise<void> {
  await give(tx, 'addresses', { into, from })
  const shared = await tx.db
    .selectFrom('address_contacts')
    .select('address_id')
    .where('contact_id', '=', from)
    .execute()
  const rows = shared.map(({ address_id }) => ({ address_id, contact_id: into }))
  await tx.insertNew('address_contacts', ['address_id', 'contact_id'], rows)
  await tx.deleteMany(
    'address_contacts',
    shared.map(({ address_id }) => ({ address_id, contact_id: from })),
  )
  for (const { address_id } of shared) await endSharing(tx, address_id)
}

/**
 * One conversation goes on, with its timers: the one with an open question, of two such the one that moved last; never that
 * of `left`, where one of the two is not to be asked any more.
 */
export async function moveConversation(
  tx: Tx,
  { into, from }: Merge,
  left?: ContactId,
): Promise<void> {
  const [kept, other] = await tx.db
    .selectFrom('conversations')
    .select('contact_id')
    .where(tx.among('contact_id', [into, from]))
    .orderBy((q) => q.case().when('flow', 'is not', null).then(0).else(1).end())
    .orderBy('updated_at', 'desc')
    .execute()
  const given = left ?? other?.contact_id ?? (kept?.contact_id === into ? from : into)
  for (const table of ['timers', 'conversations'] as const)
    await tx.db.deleteFrom(table).where('contact_id', '=', given).execute()
  if (given === from) return
  for (const table of ['timers', 'conversations'] as const) await give(tx, table, { into, from })
}

/**
 * What the calendar has started or skipped for either counts for her; what still waits is planned anew.
 */
export async function moveOccurrences(tx: Tx, { into, from }: Merge): Promise<void> {
  await tx.db
    .deleteFrom('occurrences')
    .where(tx.among('contact_id', [into, from]))
    .where('status', '=', sql.lit('waiting'))
    .execute()
  const decided = await tx.db
    .selectFrom('occurrences as o')
    .innerJoin('occurrences as p', (join) =>
      join.onRef('p.schedule', '=', 'o.schedule').onRef('p.day', '=', 'o.day'),
    )
    .select(['o.id', 'o.status', 'p.id as other'])
    .where('o.contact_id', '=', from)
    .where('p.contact_id', '=', into)
    .execute()
  // a start counts more than a skip
  const dropped = decided.map(({ id, status, other }) => (status === 'skipped' ? id : other))
  await tx.deleteMany(
    'occurrences',
    dropped.map((id) => ({ id })),
  )
  await give(tx, 'occurrences', { into, from })
}
