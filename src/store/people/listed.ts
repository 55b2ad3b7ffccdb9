import type { CohortId, ContactId } from '../../model/ids.ts'
import type { Database, Tx } from '../store.ts'

/** Somebody who is known already when a list of people is imported. */
export type KnownPerson = Awaited<ReturnType<typeof peopleOfCohort>>[number]

/** The next `limit` entrepreneurs of a cohort after one of them, as far as a list can say something of them. */
export function peopleOfCohort(db: Database, cohort: CohortId, after: number, limit: number) {
  return peopleIn(db, cohort)
    .where('c.id', '>', after as ContactId)
    .limit(limit)
    .execute()
}

/** Those of some contacts who are entrepreneurs of a cohort. */
export function amongCohort(tx: Tx, cohort: CohortId, contacts: readonly ContactId[]) {
  return peopleIn(tx.db, cohort).where(tx.among('c.id', contacts)).execute()
}

/** The numbers of all who are in a cohort, of whatever role. */
export async function idsOfCohort(tx: Tx, cohort: CohortId): Promise<readonly ContactId[]> {
  const query = tx.db.selectFrom('contacts').select('id').where('cohort_id', '=', cohort)
  return (await query.execute()).map(({ id }) => id)
}

/** Everybody of some programmes who has one of these numbers. */
export function peopleWithPhones(tx: Tx, phones: readonly string[], programmes: readonly string[]) {
  return people(tx.db)
    .where(tx.among('c.phone', phones))
    .where('g.programme', 'in', programmes)
    .execute()
}

/** Which of these numbers are of somebody who is trainer or backup of a group of some programmes, or has access to one. */
export async function phonesOfStaff(
  tx: Tx,
  phones: readonly string[],
  programmes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.db
    .selectFrom('contacts as c')
    .select('c.phone')
    .where(tx.among('c.phone', phones))
    .where('c.role', '<>', 'entrepreneur')
    .where((q) => {
      const groups = q.selectFrom('cohorts as g').where('g.programme', 'in', programmes)
      const roles = q.selectFrom('access as x').where('x.programme', 'in', programmes)
      return q.or([
        q('c.id', 'in', groups.select('g.trainer_id').where('g.trainer_id', 'is not', null)),
        q('c.id', 'in', groups.select('g.backup_id').where('g.backup_id', 'is not', null)),
        q.exists(
          roles
            .select('x.id')
            .whereRef('x.contact_id', '=', 'c.id')
            .where('x.removed_at', 'is', null),
        ),
      ])
    })
    .execute()
  return new Set(rows.flatMap(({ phone }) => phone ?? []))
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

function peopleIn(db: Database, cohort: CohortId) {
  return people(db).where('c.cohort_id', '=', cohort).where('c.role', '=', 'entrepreneur')
}

function people(db: Database) {
  return db
    .selectFrom('contacts as c')
    .innerJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select([
      'c.id',
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

/** Adds people to a cohort; their numbers, in the same order. */
export async function addListed(
  tx: Tx,
  cohort: CohortId,
  listed: readonly ListedPerson[],
  now: number,
): Promise<readonly ContactId[]> {
  const newest = await tx.db
    .selectFrom('contacts')
    .select((q) => q.fn.max('id').as('id'))
    .executeTakeFirst()
  const rows = listed.map((each) => ({
    ...each,
    role: 'entrepreneur',
    status: 'invited',
    cohort_id: cohort,
    created_at: now,
  }))
  await tx.insertMany('contacts', rows)
  const added = await tx.db
    .selectFrom('contacts')
    .select('id')
    .where('cohort_id', '=', cohort)
    .where('id', '>', newest?.id ?? (0 as ContactId))
    .where('address_id', 'is', null)
    .orderBy('id')
    .execute()
  return added.map(({ id }) => id)
}

/** What a list says anew of people who stand on it already. */
export function changeListed(
  tx: Tx,
  changes: readonly (ListedPerson & { readonly id: ContactId })[],
): void | Promise<void> {
  return tx.updateMany('contacts', ['id'], changes)
}

/** The names of those of a cohort who stand on its list and were never heard of otherwise. */
export function namesListed(tx: Tx, cohort: CohortId) {
  return unheard(tx).select(['id', 'name']).where('cohort_id', '=', cohort).execute()
}

/** What a list says of somebody, where nothing else was heard of her. */
export function findListed(tx: Tx, id: ContactId) {
  return unheard(tx)
    .select(['id', 'phone', 'code', 'language', 'zone', 'fields'])
    .where('id', '=', id)
    .executeTakeFirst()
}

function unheard(tx: Tx) {
  return tx.db
    .selectFrom('contacts')
    .where('role', '=', 'entrepreneur')
    .where('status', '=', 'invited')
    .where('address_id', 'is', null)
}

/** What a list said of a row becomes known of the contact who turned out to be her. */
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
