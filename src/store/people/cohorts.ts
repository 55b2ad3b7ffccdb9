import type { CohortId } from '../../model/ids.ts'
import type { Database, Tx } from '../store.ts'

export type NewCohort = {
  readonly programme: string
  readonly name: string
  readonly start_date: string
  readonly class_code: string
  readonly trainer_code: string
  readonly backup_code?: string
  readonly language?: string | null
  readonly audio?: 0 | 1
  readonly weekday?: number | null
  readonly hour?: string | null
  readonly created_at: number
}

/** Makes a cohort; resolves to its number. */
export function addCohort(db: Database, cohort: NewCohort) {
  return db.insertInto('cohorts').values(cohort).returning('id').executeTakeFirstOrThrow()
}

/** Cohorts that have one of these codes, with what their trainer is called. */
export function cohortsByCode(tx: Tx, codes: readonly string[]) {
  return tx.db
    .selectFrom('cohorts as g')
    .leftJoin('contacts as t', 't.id', 'g.trainer_id')
    .select([
      'g.id',
      'g.programme',
      'g.class_code',
      'g.trainer_code',
      'g.backup_code',
      'g.language',
      'g.audio',
      't.name as trainer_name',
    ])
    .where((q) =>
      q.or([
        tx.among('g.class_code', codes),
        tx.among('g.trainer_code', codes),
        tx.among('g.backup_code', codes),
      ]),
    )
    .execute()
}

/** The cohort with a class code, in upper case. */
export function cohortOfClassCode(db: Database, code: string) {
  return cohorts(db).where('g.class_code', '=', code).executeTakeFirst()
}

/** Every cohort, or those of one programme, in the order they were made. */
export function listCohorts(db: Database, programme?: string) {
  const all = cohorts(db).orderBy('g.id')
  return (programme === undefined ? all : all.where('g.programme', '=', programme)).execute()
}

function cohorts(db: Database) {
  return db
    .selectFrom('cohorts as g')
    .leftJoin('contacts as t', 't.id', 'g.trainer_id')
    .leftJoin('contacts as b', 'b.id', 'g.backup_id')
    .select([
      'g.id',
      'g.programme',
      'g.name',
      'g.start_date',
      'g.class_code',
      'g.trainer_code',
      'g.backup_code',
      'g.language',
      'g.audio',
      'g.weekday',
      'g.hour',
      't.name as trainer_name',
      'b.name as backup_name',
    ])
}

/** Its own weekday and hour; null is the programme's. */
export function setCohortTime(
  tx: Tx,
  id: CohortId,
  time: { readonly weekday: number | null; readonly hour: string | null },
): void | Promise<void> {
  return tx.updateMany('cohorts', ['id'], [{ id, ...time }])
}

/** The entrepreneurs of a cohort, by their numbers, and where each stands. */
export function membersOfCohort(db: Database, cohort: CohortId) {
  return db
    .selectFrom('contacts')
    .select(['id', 'name', 'phone', 'status', 'call_list'])
    .where('cohort_id', '=', cohort)
    .where('role', '=', 'entrepreneur')
    .orderBy('id')
    .execute()
}

/** The groups of a programme, with people in them, whose trainer has not joined or cannot be written to. */
export function groupsWithoutTrainer(db: Database, programme: string) {
  return db
    .selectFrom('cohorts as g')
    .innerJoin('contacts as m', 'm.cohort_id', 'g.id')
    .leftJoin('contacts as t', 't.id', 'g.trainer_id')
    .leftJoin('addresses as a', 'a.id', 't.address_id')
    .select('g.name')
    .distinct()
    .where('g.programme', '=', programme)
    .where('m.status', '=', 'active')
    .where((q) =>
      q.or([
        q('t.id', 'is', null),
        q('t.status', '!=', 'active'),
        q('a.id', 'is', null),
        q('a.status', '!=', 'open'),
      ]),
    )
    .orderBy('g.name')
    .execute()
}
