import type { Kysely } from 'kysely'
import type { Tx } from './store.ts'
import type { Tables } from './tables.ts'

export type NewCohort = {
  readonly programme: string
  readonly name: string
  readonly start_date: string
  readonly class_code: string
  readonly trainer_code: string
  readonly created_at: number
}

export function addCohort(db: Kysely<Tables>, cohort: NewCohort) {
  return db.insertInto('cohorts').values(cohort).returning('id').executeTakeFirstOrThrow()
}

/** Cohorts that have one of these codes, with what their trainer is called. */
export function cohortsByCode(tx: Tx, codes: readonly string[]) {
  return tx.db
    .selectFrom('cohorts as g')
    .leftJoin('contacts as t', 't.id', 'g.trainer_id')
    .select(['g.id', 'g.programme', 'g.class_code', 'g.trainer_code', 't.name as trainer_name'])
    .where((q) => q.or([tx.among('g.class_code', codes), tx.among('g.trainer_code', codes)]))
    .execute()
}
