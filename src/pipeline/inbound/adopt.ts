import type { ContactFields } from '../../model/contact.ts'
import type { CohortId, ContactId } from '../../model/ids.ts'
import { areOneName, wordsOf } from '../../reading/messages/same-name.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import { emptyListed, findListed, namesListed, takeOverListed } from '../../store/people/listed.ts'
import type { Tx } from '../../store/store.ts'

/** The lists of cohorts as one group of turns reads them: each once, however many join. */
export class CohortLists {
  readonly #lists = new Map<CohortId, readonly Listed[]>()

  /** The one of the cohort's list who may have this name; undefined where nobody may, or several. */
  async meant(tx: Tx, cohort: CohortId, contact: ContactId, name: string) {
    const words = wordsOf(name)
    const fitting = (await this.#read(tx, cohort)).filter(
      (each) => each.id !== contact && areOneName(each.words, words),
    )
    return fitting.length === 1 ? fitting[0]?.id : undefined
  }

  take(cohort: CohortId, id: ContactId): void {
    const left = (this.#lists.get(cohort) ?? []).filter((each) => each.id !== id)
    this.#lists.set(cohort, left)
  }

  async #read(tx: Tx, cohort: CohortId): Promise<readonly Listed[]> {
    const known = this.#lists.get(cohort)
    if (known) return known
    const names = await namesListed(tx, cohort)
    const list = names.map(({ id, name }) => ({ id, words: wordsOf(name ?? '') }))
    this.#lists.set(cohort, list)
    return list
  }
}

type Listed = { readonly id: ContactId; readonly words: ReadonlySet<string> }

/**
 * Who joined by the class code and has told her name may stand on the cohort's list: what is known there becomes hers,
 * and nobody is counted twice. Where two of the list could be her, nobody is. Returns the fields she has now.
 */
export async function adoptListed(
  tx: Tx,
  lists: CohortLists,
  contact: KnownContact,
  { name, fields }: { readonly name: string; readonly fields: ContactFields },
): Promise<ContactFields> {
  const { cohort_id: cohort, role } = contact
  if (cohort === null || role !== 'entrepreneur') return fields
  const meant = await lists.meant(tx, cohort, contact.id, name)
  const only = meant === undefined ? undefined : await findListed(tx, meant)
  if (!only) return fields
  lists.take(cohort, only.id)
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
