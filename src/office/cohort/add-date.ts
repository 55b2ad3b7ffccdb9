import type { Library } from '../../flow/library.ts'
import type { DateKind } from '../../model/cohort-date.ts'
import { addCohortDate } from '../../store/people/cohort-dates.ts'
import type { Store } from '../../store/store.ts'
import { calendarOf, expectCohortDate } from './cohort-date.ts'
import { findCohort } from './find-cohort.ts'

/** What a cohort gets beside its programme's rhythm: one more visit, or the harvest that its trainer opens. */
export type DateAddition = {
  /** The cohort's class code. */
  readonly cohort: string
  readonly kind: Exclude<DateKind, 'module'>
  /** ISO local date. */
  readonly date: string
}

/** Adds a day to a cohort's calendar; returns its number. Throws a RequestError for a cohort or day that cannot be right. */
export function addDate(
  { cohort: code, kind, date }: DateAddition,
  { store, library }: { readonly store: Store; readonly library: Library },
): Promise<number> {
  return store.transact(async (tx) => {
    const cohort = await findCohort(tx.db, code)
    const known = (await calendarOf(tx.db, cohort, library)).filter((each) => each.kind === kind)
    const number = 1 + Math.max(0, ...known.map((each) => each.number))
    const day = expectCohortDate(date, cohort)
    await addCohortDate(tx, { cohort_id: cohort.id, kind, number, date: day })
    return number
  })
}
