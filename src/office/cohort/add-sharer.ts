import type { ContactId } from '../../model/ids.ts'
import { RequestError } from '../../model/request-error.ts'
import { addContact, findContacts } from '../../store/people/contacts.ts'
import { shareAddress } from '../../store/people/shared-phones.ts'
import type { Store } from '../../store/store.ts'
import { findCohort } from './find-cohort.ts'

/**
 * Adds a person who writes from the phone of another: from now on the bot asks with whom it talks where that is not
 * sure. Returns her number; throws a RequestError where the other has no chat, or the cohort is not there.
 */
export function addSharer(
  {
    cohort: code,
    name,
    phoneOf,
  }: { readonly cohort: string; readonly name: string; readonly phoneOf: number },
  { store, now }: { readonly store: Store; readonly now: Date },
): Promise<ContactId> {
  return store.transact(async (tx) => {
    const cohort = await findCohort(tx.db, code)
    const [owner] = await findContacts(tx, [phoneOf as ContactId])
    if (!owner || owner.address_id === null || owner.role !== 'entrepreneur')
      throw new RequestError(`contact ${phoneOf} has no chat that another could share`)
    if (name.trim() === '') throw new RequestError("she needs a name, for example --name 'Marta'")
    const added = await addContact(tx.db, {
      role: 'entrepreneur',
      status: 'invited',
      cohort_id: cohort.id,
      name: name.trim(),
      created_at: now.getTime(),
    })
    await shareAddress(tx, owner.address_id, [owner.id, added.id])
    return added.id
  })
}
