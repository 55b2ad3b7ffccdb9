import type { Insertable } from 'kysely'
import { addAddress, addContact, type NewAddress } from '../../src/store/people/contacts.ts'
import type { Database } from '../../src/store/store.ts'
import type { ContactTable } from '../../src/store/tables/people.ts'

/** Somebody who takes part and is written to at this address, as if she had joined long ago. Gives her id. */
export async function addMember(
  db: Database,
  contact: Insertable<ContactTable>,
  address: NewAddress,
) {
  const { id } = await addContact(db, contact)
  const { id: address_id } = await addAddress(
    db,
    { ...address, contact_id: id },
    contact.created_at,
  )
  await db.updateTable('contacts').set({ address_id }).where('id', '=', id).execute()
  return id
}
