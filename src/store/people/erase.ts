import { sql } from 'kysely'
import type { AddressId, ContactId } from '../../model/ids.ts'
import { readKeys, writeKeys } from '../service/whatsapp-keys.ts'
import type { Tx } from '../store.ts'
import { emptyMentions, NO_WORDS, type Mentions } from './mentions.ts'
import { endSharing } from './shared-phones.ts'

/** Rows that are one contact's, in an order in which nothing points at what is gone. */
const HERS = [
  'figures',
  'figure_edits',
  'consents',
  'occurrences',
  'timers',
  'conversations',
  'desks',
  'messages',
] as const

/** What is kept of a contact, with her programme, locked: until the end of this nobody adds to it. */
export async function lockForErasing(tx: Tx, id: ContactId) {
  const query = tx.db.selectFrom('contacts').selectAll().where('id', '=', id)
  const contact = await (tx.isShared ? query.forUpdate() : query).executeTakeFirst()
  if (!contact) return undefined
  const cohort = await tx.db
    .selectFrom('cohorts')
    .select('programme')
    .where('id', '=', contact.cohort_id)
    .executeTakeFirst()
  return { ...contact, programme: cohort?.programme ?? '' }
}

/** How much there is of a contact. */
export async function countRows(tx: Tx, id: ContactId) {
  const count = async (table: 'inputs' | 'messages' | 'figures' | 'tickets') => {
    const { count: rows } = await tx.db
      .selectFrom(table)
      .select((q) => q.fn.countAll().as('count'))
      .where('contact_id', '=', id)
      .executeTakeFirstOrThrow()
    return Number(rows)
  }
  const [inputs, messages] = [await count('inputs'), await count('messages')]
  return {
    messages: inputs + messages,
    figures: await count('figures'),
    tickets: await count('tickets'),
  }
}

/** Deletes all rows of a contact; what was found of her in other people's rows goes, and those rows stay. */
export async function eraseRows(tx: Tx, id: ContactId, mentions: Mentions): Promise<void> {
  await emptyMentions(tx, mentions)
  await eraseTickets(tx, id)
  await eraseCases(tx, id)
  for (const table of HERS) await tx.db.deleteFrom(table).where('contact_id', '=', id).execute()
  await leaveAddresses(tx, id)
  await leaveInputs(tx, id)
  await tx.db.deleteFrom('contacts').where('id', '=', id).execute()
}

async function eraseTickets(tx: Tx, id: ContactId): Promise<void> {
  const tickets = await tx.db
    .selectFrom('tickets')
    .select('id')
    .where('contact_id', '=', id)
    .execute()
  const ids = tickets.map((ticket) => ticket.id)
  await tx.db
    .updateTable('contacts')
    .set({ asked_ticket_id: null })
    .where(tx.among('asked_ticket_id', ids))
    .execute()
  await tx.db.deleteFrom('ticket_events').where(tx.among('ticket_id', ids)).execute()
  await tx.deleteMany('tickets', tickets)
}

async function eraseCases(tx: Tx, id: ContactId): Promise<void> {
  const cases = await tx.db
    .selectFrom('safety_cases')
    .select('id')
    .where('contact_id', '=', id)
    .execute()
  const ids = cases.map((each) => each.id)
  for (const table of ['disclosures', 'safety_events', 'safety_prompts'] as const)
    await tx.db.deleteFrom(table).where(tx.among('case_id', ids)).execute()
  await tx.deleteMany('safety_cases', cases)
}

/** Her chats go, with the keys to them; a phone that others share stays theirs. */
async function leaveAddresses(tx: Tx, id: ContactId): Promise<void> {
  await tx.db.deleteFrom('address_contacts').where('contact_id', '=', id).execute()
  const addresses = await tx.db
    .selectFrom('addresses')
    .select(['id', 'channel', 'account', 'chat'])
    .where('contact_id', '=', id)
    .execute()
  for (const address of addresses) {
    const heir = await otherSharer(tx, address.id)
    if (heir !== undefined) {
      await tx.updateMany('addresses', ['id'], [{ id: address.id, contact_id: heir }])
      await endSharing(tx, address.id)
      continue
    }
    if (address.channel === 'whatsapp') await forgetSessions(tx, address)
    await closeAddress(tx, address.id)
  }
}

/** A chat that somebody else was once written to on keeps its row, for what she was sent, and nothing that leads to a person. */
async function closeAddress(tx: Tx, id: AddressId): Promise<void> {
  const other = await tx.db
    .selectFrom('messages')
    .select('contact_id')
    .where('address_id', '=', id)
    .executeTakeFirst()
  if (other) {
    const closed = { chat: `erased:${id}`, status: 'gone', contact_id: other.contact_id } as const
    return tx.updateMany('addresses', ['id'], [{ id, ...closed }])
  }
  await tx.db.updateTable('inputs').set({ address_id: null }).where('address_id', '=', id).execute()
  await tx.db.deleteFrom('addresses').where('id', '=', id).execute()
}

/**
 * What she wrote, and what waits under her name on a shared phone until it is known who wrote: it may be hers. Where somebody
 * else's figure came of it, it is that one's, without the words.
 */
async function leaveInputs(tx: Tx, id: ContactId): Promise<void> {
  for (const table of ['figures', 'figure_edits'] as const) {
    const others = await sql<{ id: number; contact_id: number }>`
      select distinct i.id, f.contact_id from ${sql.table(table)} as f join inputs as i on i.id = f.input_id
      where i.contact_id = ${id} and f.contact_id <> ${id}`.execute(tx.db)
    await tx.updateMany(
      'inputs',
      ['id'],
      others.rows.map((input) => ({ ...input, payload: NO_WORDS })),
    )
  }
  await tx.db.deleteFrom('inputs').where('contact_id', '=', id).execute()
}

async function otherSharer(tx: Tx, address: AddressId): Promise<ContactId | undefined> {
  const sharer = await tx.db
    .selectFrom('address_contacts')
    .select('contact_id')
    .where('address_id', '=', address)
    .orderBy('contact_id')
    .executeTakeFirst()
  return sharer?.contact_id
}

/** Keys of WhatsApp are kept under the number or name of the device they are for: `50255551234.0`, `50255551234_1.7`. */
async function forgetSessions(
  tx: Tx,
  { account, chat }: { readonly account: string; readonly chat: string },
): Promise<void> {
  const [user = chat] = chat.split(/[@:]/)
  const keys = await readKeys(tx.db, account)
  const gone = keys.filter(({ id }) => id.split(/[_.:@]/)[0] === user)
  await writeKeys(
    tx,
    account,
    gone.map(({ type, id }) => ({ type, id, value: null })),
  )
}
