import type { Library } from '../../flow/library.ts'
import { RequestError } from '../../model/request-error.ts'
import { planAgain } from '../../store/people/calendar-people.ts'
import { setCohortTime } from '../../store/people/cohorts.ts'
import { forgetAhead } from '../../store/talk/occurrences.ts'
import type { Store } from '../../store/store.ts'
import { findCohort } from './find-cohort.ts'
import { cohortTime, type CohortTime, type TimeRequest } from './own-time.ts'

/**
 * Gives a cohort its own weekday and hour for what may follow it (`hers: true`), and plans again what has not come yet.
 * Throws a RequestError for a cohort, day or hour that cannot be right.
 */
export function setCohort(
  { cohort: code, ...request }: TimeRequest & { readonly cohort: string },
  { store, library, now }: { readonly store: Store; readonly library: Library; readonly now: Date },
): Promise<CohortTime> {
  return store.transact(async (tx) => {
    const cohort = await findCohort(tx.db, code)
    const programme = library.programmes.get(cohort.programme)
    if (!programme) throw new RequestError(`there is no programme '${cohort.programme}' any more`)
    const time = cohortTime(request, cohort, programme)
    await setCohortTime(tx, cohort.id, time)
    await forgetAhead(tx, cohort.id, now.getTime())
    await planAgain(tx, cohort.id)
    return time
  })
}
