import type { CohortId, ContactId } from '../../model/ids.ts'
import type { Tx } from '../store.ts'

/** Somebody who is known already when a list of people is imported. */
export type KnownPerson = Awaited<ReturnType<typeof peopleOfCohort>>[number]

/** The entrepreneurs of a cohort as far as a list can say something of them. */
export function peopleOfCohort(tx: Tx, cohort: CohortId) {
  return people(tx).where('c.cohort_id', '=', cohort).where('c.role', '=', 'entrepreneur').execute()
}

/** Everybody of some programmes who has one of these numbers. */
export function peopleWithPhones(tx: Tx, phones: readonly string[], programmes: readonly string[]) {
  return people(tx)
    .where(tx.among('c.phone', phones))
    .where('g.programme', 'in', programmes)
    .execute()
}

/** Everybody who has one of these numbers, whatever her programme: for who has just written from it. */
export function contactsWithPhones(tx: Tx, phones: readonly string[]) {
  return tx.db
    .selectFrom('contacts')
    .select(['id', 'phone'])
    .where(tx.among('phone', phones))
    .where('role', '=', 'entrepreneur')
    .orderBy('id')
    .execute()
}

function people(tx: Tx) {
  return tx.db
    .selectFrom('contacts as c')
    .innerJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select([
      'c.id',
      'c.role',
      'c.status',
      'c.cohort_id',
      'c.name',
      'c.phone',
      'c.code',
      'c.language',
      'c.zone',
      'c.fields',
      'c.consent_at',
      'c.call_list',
      'c.address_id',
      'g.name as cohort_name',
    ])
    .orderBy('c.id')
}

export type ListedPerson = {
  readonly name: string
  readonly phone: string | null
  readonly code: string | null
  readonly language: string | null
  readonly zone: string | null
  readonly fields: string | null
  readonly call_list: 0 | 1
}

export function addListed(
  tx: Tx,
  cohort: CohortId,
  listed: readonly ListedPerson[],
  now: number,
): void | Promise<void> {
  const rows = listed.map((each) => ({
    ...each,
    role: 'entrepreneur',
    status: 'invited',
    cohort_id: cohort,
    created_at: now,
  }))
  return tx.insertMany('contacts', rows)
}

export function changeListed(
  tx: Tx,
  changes: readonly (ListedPerson & { readonly id: ContactId })[],
): void | Promise<void> {
  return tx.updateMany('contacts', ['id'], changes)
}

/** The names of those of a cohort who stand on its list and were never heard of otherwise. */
export function namesListed(tx: Tx, cohort: CohortId, but: ContactId) {
  return tx.db
    .selectFrom('contacts')
    .select(['id', 'name'])
    .where('cohort_id', '=', cohort)
    .where('role', '=', 'entrepreneur')
    .where('status', '=', 'invited')
    .where('address_id', 'is', null)
    .where('id', '!=', but)
    .execute()
}

/** What a list says of somebody. */
export function findListed(tx: Tx, id: ContactId) {
  return tx.db
    .selectFrom('contacts')
    .select(['id', 'phone', 'code', 'language', 'zone', 'fields'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export function takeOverListed(
  tx: Tx,
  id: ContactId,
  known: Pick<ListedPerson, 'phone' | 'code' | 'language' | 'zone' | 'fields'>,
): void | Promise<void> {
  return tx.updateMany('contacts', ['id'], [{ id, ...known }])
}

/** A row that turned out to be somebody else's says nothing any more. */
export function emptyListed(tx: Tx, id: ContactId): void | Promise<void> {
  const nothing = { cohort_id: null, name: null, phone: null, code: null, fields: null }
  return tx.updateMany('contacts', ['id'], [{ id, ...nothing, status: 'new', call_list: 0 }])
}
