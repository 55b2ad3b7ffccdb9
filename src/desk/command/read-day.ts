import { localDate } from '../../calendar/local.ts'
import { dayToCome } from '../../conversation/hear/day-to-come.ts'
import type { CohortId } from '../../model/ids.ts'
import { isCohortDate } from '../../office/cohort/cohort-date.ts'
import { readDate } from '../../reading/dates/date.ts'
import { cohortsOfStaff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import type { Desk } from '../desk.ts'

/**
 * The day (ISO) that her words name for something of a group of hers: `outside` where it is none to come in the group's life,
 * undefined where they name none.
 */
export async function readDay(
  tx: Tx,
  group: CohortId,
  text: string,
  { me, now, speech, programmes }: Desk,
): Promise<string | undefined> {
  const cohort = (await cohortsOfStaff(tx.db, me.id)).find(({ id }) => id === group)
  const zone = programmes.get(cohort?.programme ?? '')?.zone ?? 'UTC'
  const today = localDate(now, zone)
  const reading = readDate(text, today, speech.words, { direction: 'future' })
  if (!cohort || reading.type !== 'date') return undefined
  const date = dayToCome(text, today, speech.words)?.toString()
  return date !== undefined && isCohortDate(date, cohort) ? date : OUTSIDE
}

export const OUTSIDE = 'outside'
