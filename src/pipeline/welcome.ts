import { phoneOfChat } from '../model/phone.ts'
import { addAddress, addStranger, type NewAddress } from '../store/contacts.ts'
import { contactsWithPhones } from '../store/listed.ts'
import { shareAddress } from '../store/shared-phones.ts'
import type { Tx } from '../store/store.ts'

/**
 * The address of a chat that was never heard before. Whose number stands on an imported list is known by it, and not
 * made twice; where several have that number, they share the address.
 */
export async function welcome(tx: Tx, address: NewAddress, now: number) {
  const phone = phoneOfChat(address.channel, address.chat)
  const owners = phone === undefined ? [] : await contactsWithPhones(tx, [phone])
  const [owner] = owners
  if (!owner) return addStranger(tx.db, address, phone, now)
  const added = await addAddress(tx.db, { ...address, contact_id: owner.id }, now)
  if (owners.length > 1)
    await shareAddress(
      tx,
      added.id,
      owners.map(({ id }) => id),
    )
  return added
}
