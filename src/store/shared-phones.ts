import type { AddressId, ContactId } from '../model/ids.ts'
import type { Tx } from './store.ts'

/** Adds people to an address that already had somebody; whoever writes next is asked who she is. */
export async function shareAddress(
  tx: Tx,
  address: AddressId,
  contacts: readonly ContactId[],
): Promise<void> {
  const rows = contacts.map((contact_id) => ({ address_id: address, contact_id }))
  await tx.insertNew('address_contacts', ['address_id', 'contact_id'], rows)
  await tx.updateMany('addresses', ['id'], [{ id: address, unsure: 1 }])
}

/** The addresses that some contacts share, with everybody who shares them, in the order they are offered. */
export function sharersOf(tx: Tx, contacts: readonly ContactId[]) {
  return tx.db
    .selectFrom('address_contacts as mine')
    .innerJoin('address_contacts as s', 's.address_id', 'mine.address_id')
    .innerJoin('addresses as a', 'a.id', 's.address_id')
    .innerJoin('contacts as c', 'c.id', 's.contact_id')
    .select(['s.address_id', 's.contact_id', 'a.contact_id as speaker_id', 'a.unsure', 'c.name'])
    .distinct()
    .where(tx.among('mine.contact_id', contacts))
    .orderBy('s.address_id')
    .orderBy('s.contact_id')
    .execute()
}

/** The WhatsApp addresses of some contacts. */
export function numberedAddresses(tx: Tx, contacts: readonly ContactId[]) {
  return tx.db
    .selectFrom('addresses')
    .select(['id', 'contact_id', 'channel', 'chat'])
    .where('channel', '=', 'whatsapp')
    .where(tx.among('contact_id', contacts))
    .execute()
}

/** From now on that contact talks there; what waits of this address is hers, and so is what was held back. */
export async function letSpeak(tx: Tx, address: AddressId, contact: ContactId): Promise<void> {
  await tx.updateMany('addresses', ['id'], [{ id: address, contact_id: contact, unsure: 0 }])
  await tx.db
    .updateTable('inputs')
    .set({ contact_id: contact })
    .where('address_id', '=', address)
    .where('status', '=', 'waiting')
    .execute()
}
