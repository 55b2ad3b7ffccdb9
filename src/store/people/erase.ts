import { sql, type SqlBool } from 'kysely'
import type { AddressId, ContactId, TicketId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import { readKeys, writeKeys } from '../service/whatsapp-keys.ts'
import type { Tx } from '../store.ts'
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

/** What is kept of a contact, locked: until the end of this nobody adds to it. */
export async function lockForErasing(tx: Tx, id: ContactId) {
  const contact = tx.db.selectFrom('contacts').selectAll().where('id', '=', id)
  return (tx.isShared ? contact.forUpdate() : contact).executeTakeFirst()
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

/** Deletes all rows of a contact, and her words and name from those of the staff; the staff's own rows stay. */
export async function eraseRows(
  tx: Tx,
  { id, name }: { readonly id: ContactId; readonly name: string | null },
  now: number,
): Promise<void> {
  const tickets = await ticketsOf(tx, id)
  await emptyStaffWords(tx, tickets, name, now)
  await eraseTickets(tx, tickets)
  await eraseCases(tx, id)
  for (const table of HERS) await tx.db.deleteFrom(table).where('contact_id', '=', id).execute()
  await leaveAddresses(tx, id)
  await leaveInputs(tx, id)
  await tx.db.deleteFrom('contacts').where('id', '=', id).execute()
}

type HerTicket = Awaited<ReturnType<typeof ticketsOf>>[number]

function ticketsOf(tx: Tx, id: ContactId) {
  return tx.db
    .selectFrom('tickets')
    .select(['id', 'owner_id', 'acknowledged_at', 'closed_at'])
    .where('contact_id', '=', id)
    .execute()
}

/** What the staff was told of her calls, or wrote while talking with her, and whatever names her. */
async function emptyStaffWords(
  tx: Tx,
  tickets: readonly HerTicket[],
  name: string | null,
  now: number,
): Promise<void> {
  const ids = tickets.map((ticket) => ticket.id)
  await emptyMessages(tx, tx.among('ticket_id', ids))
  for (const { owner_id, acknowledged_at, closed_at } of tickets) {
    if (owner_id === null || acknowledged_at === null) continue
    const inTalk = sql<SqlBool>`contact_id = ${owner_id} and heard_at between ${acknowledged_at} and ${closed_at ?? now}`
    await emptyInputs(tx, inTalk)
  }
  if (name === null) return
  const pattern = `%${name.replace(/[\\%_]/g, String.raw`\$&`)}%`
  const isNamed = (column: 'text' | 'payload') =>
    sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\' and contact_id in (select id from contacts where role <> 'entrepreneur')`
  await emptyMessages(tx, isNamed('text'))
  await emptyInputs(tx, isNamed('payload'))
}

/** What has not left yet does not leave any more. */
async function emptyMessages(tx: Tx, which: ReturnType<typeof sql<SqlBool>>): Promise<void> {
  await tx.db
    .updateTable('messages')
    .set({ status: 'cancelled', reason: 'erased' })
    .where(which)
    .where('status', '=', 'queued')
    .execute()
  await tx.db
    .updateTable('messages')
    .set({ text: '', choices: null, media: null, ticket_id: null })
    .where(which)
    .execute()
}

async function emptyInputs(tx: Tx, which: ReturnType<typeof sql<SqlBool>>): Promise<void> {
  await tx.db
    .updateTable('inputs')
    .set({ payload: JSON.stringify(NO_WORDS) })
    .where(which)
    .where('status', 'in', ['done', 'dead'])
    .execute()
}

const NO_WORDS: InputPayload = { type: 'text', text: '' }

async function eraseTickets(tx: Tx, tickets: readonly HerTicket[]): Promise<void> {
  const ids = tickets.map(({ id }) => id)
  // what somebody was shown or asked about her last is over
  await tx.db
    .deleteFrom('desks')
    .where((q) =>
      q(
        'contact_id',
        'in',
        q
          .selectFrom('ticket_events')
          .select('person_id')
          .where('person_id', 'is not', null)
          .where(tx.among('ticket_id', ids))
          .$castTo<{ person_id: ContactId }>(),
      ),
    )
    .execute()
  await tx.db
    .updateTable('contacts')
    .set({ asked_ticket_id: null })
    .where(tx.among('asked_ticket_id', ids))
    .execute()
  await tx.db.deleteFrom('ticket_events').where(tx.among('ticket_id', ids)).execute()
  await tx.deleteMany(
    'tickets',
    ids.map((id: TicketId) => ({ id })),
  )
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

/** What she wrote. Where somebody else's figure came of it, on a phone that they shared, it is that one's, without the words. */
async function leaveInputs(tx: Tx, id: ContactId): Promise<void> {
  for (const table of ['figures', 'figure_edits'] as const) {
    const others = await sql<{ id: number; contact_id: number }>`
      select distinct i.id, f.contact_id from ${sql.table(table)} as f join inputs as i on i.id = f.input_id
      where i.contact_id = ${id} and f.contact_id <> ${id}`.execute(tx.db)
    const payload = JSON.stringify(NO_WORDS)
    await tx.updateMany(
      'inputs',
      ['id'],
      others.rows.map((input) => ({ ...input, payload })),
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
