import type { Insertable } from 'kysely'
import type { ContactId } from '../../model/ids.ts'
import type { ChannelName } from '../../model/message.ts'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'
import type { ContactTable } from '../tables/people.ts'

/** A contact with what her cohort says of her programme and trainer. */
export type KnownContact = Awaited<ReturnType<typeof findContacts>>[number]

export const findContacts = prepared((tx: Tx, ids: readonly ContactId[]) =>
  tx.db
    .selectFrom('contacts as c')
    .leftJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .leftJoin('contacts as t', 't.id', 'g.trainer_id')
    .leftJoin('addresses as a', 'a.id', 'c.address_id')
    .leftJoin('addresses as ta', 'ta.id', 't.address_id')
    .select([
      'c.id',
      'c.role',
      'c.status',
      'c.name',
      'c.phone',
      'c.language',
      'c.fields',
      'c.cohort_id',
      'c.address_id',
      'c.consent_at',
      'c.zone',
      'g.programme',
      'g.name as cohort_name',
      'g.start_date',
      't.name as trainer_name',
      't.status as trainer_status',
      'ta.status as trainer_address_status',
      'g.trainer_id',
      'c.hold',
      'c.held_at',
      'c.asked_ticket_id',
      'a.status as address_status',
      'a.account as address_account',
      'a.chat as address_chat',
    ])
    .where(tx.among('c.id', ids)),
)

/** An address as the inbox knows it. */
export type KnownAddress = Awaited<ReturnType<typeof findAddresses>>[number]

/** Addresses of one account by their chat; unknown chats are left out. */
export const findAddresses = prepared((tx: Tx, account: string, chats: readonly string[]) =>
  tx.db
    .selectFrom('addresses')
    .select(['id', 'chat', 'contact_id', 'status'])
    .where('account', '=', account)
    .where(tx.among('chat', chats)),
)

/** Where somebody writes from. */
export type NewAddress = {
  readonly channel: ChannelName
  readonly account: string
  readonly chat: string
}

/** A stranger's first message: a contact of whom at most the number is known, with the address she wrote from. */
export async function addStranger(
  db: Database,
  address: NewAddress,
  phone: string | undefined,
  now: number,
) {
  const contact = await addContact(db, {
    role: 'entrepreneur',
    status: 'new',
    phone: phone ?? null,
    created_at: now,
  })
  return addAddress(db, { ...address, contact_id: contact.id }, now)
}

export function addContact(db: Database, contact: Insertable<ContactTable>) {
  return db.insertInto('contacts').values(contact).returning('id').executeTakeFirstOrThrow()
}

/** The address that a contact writes from for the first time. */
export function addAddress(
  db: Database,
  address: NewAddress & { readonly contact_id: ContactId },
  now: number,
) {
  return db
    .insertInto('addresses')
    .values({ ...address, status: 'open', created_at: now })
    .returning(['id', 'chat', 'contact_id', 'status'])
    .executeTakeFirstOrThrow()
}

/** All addresses of a contact on one account. */
export function addressesOf(tx: Tx, account: string, contact: ContactId) {
  return tx.db
    .selectFrom('addresses')
    .select(['id', 'chat'])
    .where('contact_id', '=', contact)
    .where('account', '=', account)
    .execute()
}

/** The network says that she is reached elsewhere now: what the programme says by itself goes there. */
export async function moveContact(
  tx: Tx,
  { contact_id, id }: Pick<KnownAddress, 'contact_id' | 'id'>,
  account: string,
): Promise<void> {
  const before = await addressesOf(tx, account, contact_id)
  const ids = before.map((each) => each.id)
  await tx.db
    .updateTable('contacts')
    .set({ address_id: id })
    .where('id', '=', contact_id)
    .where(tx.among('address_id', ids))
    .execute()
}

/** What some people are called, and what they are in the programme. */
export function namesOf(tx: Tx, ids: readonly ContactId[]) {
  return tx.db
    .selectFrom('contacts')
    .select(['id', 'name', 'role'])
    .where(tx.among('id', ids))
    .execute()
}

/** Where these contacts were heard last, those who can be written to: their chat is open, and they want to be. */
export function openChats(tx: Tx, contacts: readonly ContactId[]) {
  return tx.db
    .selectFrom('contacts as c')
    .innerJoin('addresses as a', 'a.id', 'c.address_id')
    .select(['c.id as contact_id', 'a.id as address_id', 'a.account', 'a.chat'])
    .where(tx.among('c.id', contacts))
    .where('c.status', '<>', 'stopped')
    .where('a.status', '=', 'open')
    .execute()
}

/** The chats somebody can be written to in, the one she was last heard on first. */
export function openAddresses(db: Database, contact: ContactId) {
  return db
    .selectFrom('addresses as a')
    .innerJoin('contacts as c', 'c.id', 'a.contact_id')
    .select(['a.id', 'a.account'])
    .where('a.contact_id', '=', contact)
    .where('a.status', '=', 'open')
    .orderBy((q) => q.case().when('c.address_id', '=', q.ref('a.id')).then(0).else(1).end())
    .orderBy('a.id')
    .execute()
}
