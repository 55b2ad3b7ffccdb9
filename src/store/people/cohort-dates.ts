import type { DateKind } from '../../model/cohort-date.ts'
import type { CohortId } from '../../model/ids.ts'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'
import { planAgain } from './calendar-people.ts'

export type NewCohortDate = {
  readonly cohort_id: CohortId
  readonly kind: DateKind
  readonly number: number
  readonly date: string
}

/** The dates a cohort begins with. */
export function addCohortDates(tx: Tx, dates: readonly NewCohortDate[]): void | Promise<void> {
  return tx.insertMany('cohort_dates', dates)
}

/** The dates that some cohorts keep. */
export const datesOfCohorts = prepared((tx: Tx, cohorts: readonly CohortId[]) =>
  tx.db
    .selectFrom('cohort_dates')
    .select(['cohort_id', 'kind', 'number', 'date'])
    .where(tx.among('cohort_id', cohorts)),
)

/** The dates one cohort keeps, in the order of the calendar, with what is known of a move. */
export function calendarOfCohort(db: Database, cohort: CohortId) {
  return db
    .selectFrom('cohort_dates')
    .select(['kind', 'number', 'date', 'moved_from', 'moved_at', 'moved_by'])
    .where('cohort_id', '=', cohort)
    .orderBy('date')
    .orderBy('kind')
    .orderBy('number')
    .execute()
}

/**
 * Sets a date that is there already, or keeps one that so far came from the rhythm; what is to be sent around it is planned
 * anew, also for a day whose plan is made.
 */
export async function keepMove(
  tx: Tx,
  move: NewCohortDate & {
    readonly moved_from: string
    readonly moved_at: number
    readonly moved_by: string
  },
): Promise<void> {
  await tx.upsertMany('cohort_dates', ['cohort_id', 'kind', 'number'], [move])
  await planAgain(tx, move.cohort_id)
}

/** One more date than the rhythm has; what is to be sent around it is planned anew. */
export async function addCohortDate(tx: Tx, date: NewCohortDate): Promise<void> {
  await addCohortDates(tx, [date])
  await planAgain(tx, date.cohort_id)
}

/** The dates that the cohorts of a programme keep. */
export function datesOfProgramme(db: Database, programme: string) {
  return db
    .selectFrom('cohort_dates as d')
    .innerJoin('cohorts as g', 'g.id', 'd.cohort_id')
    .select(['d.cohort_id', 'd.kind', 'd.number', 'd.date'])
    .where('g.programme', '=', programme)
    .execute()
}
