import type { Kysely } from 'kysely'
import type { ContactStatus } from '../model/contact.ts'
import type { AddressId, ContactId } from '../model/ids.ts'
import type { ChannelName } from '../model/message.ts'
import type { Tx } from './store.ts'
import type { Tables } from './tables.ts'

/** A contact with what her cohort says of her programme and trainer. */
export type KnownContact = Awaited<ReturnType<typeof findContacts>>[number]

export function findContacts(tx: Tx, ids: readonly ContactId[]) {
  return tx.db
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
      'c.language',
      'c.fields',
      'c.cohort_id',
      'c.address_id',
      'c.consent_at',
      'g.programme',
      'g.name as cohort_name',
      'g.start_date',
      't.name as trainer_name',
      't.address_id as trainer_address_id',
      't.status as trainer_status',
      'ta.status as trainer_address_status',
      'g.trainer_id',
      'a.status as address_status',
      'a.account as address_account',
      'a.chat as address_chat',
    ])
    .where(tx.among('c.id', ids))
    .execute()
}

/** Addresses of one account by their chat; unknown chats are left out. */
export function findAddresses(tx: Tx, account: string, chats: readonly string[]) {
  return tx.db
    .selectFrom('addresses as a')
    .innerJoin('contacts as c', 'c.id', 'a.contact_id')
    .select(['a.id', 'a.chat', 'a.contact_id', 'a.status', 'c.status as contact_status'])
    .where('a.account', '=', account)
    .where(tx.among('a.chat', chats))
    .execute()
}

/** A further address of somebody who is known. */
export async function addAddress(
  db: Kysely<Tables>,
  address: { readonly channel: ChannelName; readonly account: string; readonly chat: string },
  contact_id: ContactId,
  now: number,
) {
  const { id } = await db
    .insertInto('addresses')
    .values({ ...address, contact_id, status: 'open', created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const contact_status: ContactStatus = 'new'
  return { id, chat: address.chat, contact_id, status: 'open' as const, contact_status }
}

/** An address turns out to be somebody else's, who is known. */
export async function moveAddress(tx: Tx, id: AddressId, contact: ContactId): Promise<void> {
  await tx.db.updateTable('addresses').set({ contact_id: contact }).where('id', '=', id).execute()
}

/** A stranger's first message: a contact about whom nothing is known, with the address she wrote from. */
export async function addStranger(
  db: Kysely<Tables>,
  address: { readonly channel: ChannelName; readonly account: string; readonly chat: string },
  now: number,
) {
  const contact = await db
    .insertInto('contacts')
    .values({ role: 'entrepreneur', status: 'new', created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return addAddress(db, address, contact.id, now)
}

/** Contacts who accepted before `moment`, in cohorts of a programme that had begun on `date`. */
export function activeContacts(
  db: Kysely<Tables>,
  programme: string,
  date: string,
  moment: number,
) {
  return db
    .selectFrom('contacts as c')
    .innerJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select(['c.id', 'g.start_date'])
    .where('g.programme', '=', programme)
    .where('g.start_date', '<=', date)
    .where('c.role', '=', 'entrepreneur')
    .where('c.status', '=', 'active')
    .where('c.consent_at', '<', moment)
    .orderBy('c.id')
    .execute()
}
