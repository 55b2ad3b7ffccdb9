import { RequestError } from '../../model/request-error.ts'
import { cohortOfClassCode } from '../../store/people/cohorts.ts'
import type { Database } from '../../store/store.ts'

export type FoundCohort = Awaited<ReturnType<typeof findCohort>>

/** The cohort with a class code, however it is typed; throws a RequestError where there is none. */
export async function findCohort(db: Database, code: string) {
  const found = await cohortOfClassCode(db, code.trim().toUpperCase())
  if (found) return found
  throw new RequestError(`there is no cohort with the class code '${code}'; see cohort list`)
}
