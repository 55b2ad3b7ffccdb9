import type { ContactId } from '../../model/ids.ts'
import { phoneOfChat } from '../../model/phone.ts'
import {
  addAddress,
  addressesOf,
  addStranger,
  type NewAddress,
} from '../../store/people/contacts.ts'
import { contactsWithPhones } from '../../store/people/listed.ts'
import { shareAddress } from '../../store/people/shared-phones.ts'
import type { Tx } from '../../store/store.ts'

/**
 * The address of a chat that was never heard before. Whose number stands on an imported list is known by it, and not
 * made twice; where several have that number, they share the address. `number` is hers where the chat's id is another:
 * who has an id there already is somebody else, since numbers pass to other people. Who is of the staff is none of the list,
 * whatever number it has for those who have none.
 */
export async function welcome(
  tx: Tx,
  address: NewAddress,
  now: number,
  { number, isOfStaff }: { readonly number?: string; readonly isOfStaff: () => Promise<boolean> },
) {
  const phone = phoneOfChat(address.channel, number ?? address.chat)
  const known = phone === undefined ? [] : await contactsWithPhones(tx, [phone])
  const listed = known.length > 0 && (await isOfStaff()) ? [] : known
  const owners = number === undefined ? listed : await notHeardOn(tx, address.account, listed)
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

/** Those of whom nothing was heard on the account before. */
async function notHeardOn<Contact extends { readonly id: ContactId }>(
  tx: Tx,
  account: string,
  contacts: readonly Contact[],
): Promise<readonly Contact[]> {
  const unheard: Contact[] = []
  for (const contact of contacts)
    if ((await addressesOf(tx, account, contact.id)).length === 0) unheard.push(contact)
  return unheard
}
