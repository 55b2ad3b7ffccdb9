import { z } from 'zod'
import { datesOf } from '../../calendar/cohort-dates.ts'
import type { Library } from '../../flow/library.ts'
import type { CohortDate } from '../../model/cohort-date.ts'
import { RequestError } from '../../model/request-error.ts'
import { calendarOfCohort } from '../../store/people/cohort-dates.ts'
import type { Database } from '../../store/store.ts'
import type { FoundCohort } from './find-cohort.ts'

/** The days a cohort goes by, in order; a programme that is gone has left its dates behind. */
export async function calendarOf(db: Database, cohort: FoundCohort, library: Library) {
  const kept = await calendarOfCohort(db, cohort.id)
  const programme = library.programmes.get(cohort.programme)
  const all = programme ? datesOf(programme, cohort.start_date, kept) : kept
  return all.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)) as readonly (
    (typeof kept)[number] | CohortDate
  )[]
}

/** An ISO date in the life of a cohort; throws a RequestError on another text, or a day that must be a slip. */
export function expectCohortDate(
  text: string,
  cohort: Pick<FoundCohort, 'name' | 'start_date'>,
): string {
  if (!z.iso.date().safeParse(text).success)
    throw new RequestError(`'${text}' is not a date; expected one like 2026-12-15`)
  const years = Number(text.slice(0, 4)) - Number(cohort.start_date.slice(0, 4))
  if (text >= cohort.start_date && years <= YEARS) return text
  throw new RequestError(
    `${text} is not a day of cohort '${cohort.name}', which began on ${cohort.start_date}; ` +
      `expected one from then on, within ${YEARS} years`,
  )
}

/** Whether an ISO date lies in the life of a cohort. */
export function isCohortDate(
  date: string,
  cohort: Pick<FoundCohort, 'name' | 'start_date'>,
): boolean {
  try {
    return expectCohortDate(date, cohort) === date
  } catch (error) {
    if (error instanceof RequestError) return false
    throw error
  }
}

/** No programme is longer than this. */
const YEARS = 3
