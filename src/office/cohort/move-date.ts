import type { Library } from '../../flow/library.ts'
import type { DateKind } from '../../model/cohort-date.ts'
import { RequestError } from '../../model/request-error.ts'
import { keepMove } from '../../store/people/cohort-dates.ts'
import type { Store } from '../../store/store.ts'
import { announcedTo, type Announced } from './announced.ts'
import { calendarOf, expectCohortDate } from './cohort-date.ts'
import { findCohort } from './find-cohort.ts'

export type DateMove = {
  /** The cohort's class code. */
  readonly cohort: string
  readonly kind: DateKind
  readonly number: number
  /** ISO local date. */
  readonly to: string
  /** Who moves it, for the record. */
  readonly by: string
}

/**
 * Moves a class, a visit or a harvest to another day; what the calendar plans around it moves along. Returns the day
 * before, and whom it was announced to already; throws a RequestError for a cohort, number or day that cannot be right.
 */
export function moveDate(
  { cohort: code, kind, number, to, by }: DateMove,
  { store, library, now }: { readonly store: Store; readonly library: Library; readonly now: Date },
): Promise<{ readonly from: string; readonly to: string; readonly announced?: Announced }> {
  return store.transact(async (tx) => {
    const cohort = await findCohort(tx.db, code)
    const dates = await calendarOf(tx.db, cohort, library)
    const present = dates.find((each) => each.kind === kind && each.number === number)
    if (!present) throw noSuchDate(kind, number, dates.filter((each) => each.kind === kind).length)
    const date = expectCohortDate(to, cohort)
    await keepMove(tx, {
      cohort_id: cohort.id,
      kind,
      number,
      date,
      moved_from: present.date,
      moved_at: now.getTime(),
      moved_by: by,
    })
    const programme = library.programmes.get(cohort.programme)
    const announced =
      date === present.date ? undefined : await announcedTo(tx.db, cohort.id, programme, present)
    return { from: present.date, to: date, ...(announced ? { announced } : {}) }
  })
}

function noSuchDate(kind: DateKind, number: number, known: number): RequestError {
  const expected = known === 0 ? 'the cohort has none' : `expected 1 to ${known}`
  return new RequestError(`there is no ${kind} ${number}: ${expected}; see cohort show`)
}
