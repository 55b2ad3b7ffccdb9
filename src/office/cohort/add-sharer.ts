import type { ContactId } from '../../model/ids.ts'
import { RequestError } from '../../model/request-error.ts'
import { addContact, findContacts } from '../../store/people/contacts.ts'
import { shareAddress } from '../../store/people/shared-phones.ts'
import type { Store } from '../../store/store.ts'
import { findCohort } from './find-cohort.ts'

/**
 * Adds a person who writes from the phone of another: from now on the bot asks with whom it talks where that is not
 * sure. Returns her number; throws a RequestError where the other is no entrepreneur or has not written yet, or the
 * cohort is not there.
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
    if (name.trim() === '') throw new RequestError("she needs a name, for example --name 'Marta'")
    const [owner] = await findContacts(tx, [phoneOf as ContactId])
    if (owner?.role !== 'entrepreneur')
      throw new RequestError(`there is no entrepreneur ${phoneOf}; cohort show lists them`)
    if (owner.address_id === null)
      throw new RequestError(
        `contact ${phoneOf} has not written yet, so no chat of hers is known; ` +
          `where both have one number, put it beside both names on the list that you import`,
      )
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
