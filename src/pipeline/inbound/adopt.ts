import type { ContactFields } from '../../model/contact.ts'
import { sameNameAs } from '../../reading/same-name.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import { emptyListed, findListed, namesListed, takeOverListed } from '../../store/people/listed.ts'
import type { Tx } from '../../store/store.ts'

/**
 * Who joined by the class code and has told her name may stand on the cohort's list: what is known there becomes hers,
 * and nobody is counted twice. Where two of the list could be her, nobody is. Returns the fields she has now.
 */
export async function adoptListed(
  tx: Tx,
  contact: KnownContact,
  name: string,
  fields: ContactFields,
): Promise<ContactFields> {
  if (contact.cohort_id === null || contact.role !== 'entrepreneur') return fields
  const listed = await namesListed(tx, contact.cohort_id, contact.id)
  const isHers = sameNameAs(name)
  const [meant, other] = listed.filter((each) => each.name !== null && isHers(each.name))
  if (!meant || other) return fields
  const only = await findListed(tx, meant.id)
  const known = only.fields === null ? {} : (JSON.parse(only.fields) as ContactFields)
  const merged = { ...known, ...fields }
  await emptyListed(tx, only.id)
  await takeOverListed(tx, contact.id, {
    phone: only.phone,
    code: only.code,
    language: contact.language ?? only.language,
    zone: contact.zone ?? only.zone,
    fields: JSON.stringify(merged),
  })
  return merged
}
