import { announcingDay, isAnnouncement } from '../../calendar/announcing.ts'
import type { CohortDate } from '../../model/cohort-date.ts'
import type { CohortId } from '../../model/ids.ts'
import type { Programme } from '../../model/programme.ts'
import { countBegun } from '../../store/talk/occurrences.ts'
import type { Database } from '../../store/store.ts'

/** What announces a class, visit or harvest, and how many people of the cohort it has told of a day. */
export type Announced = { readonly flow: string; readonly people: number }

/** Who was told of a date that is moved now goes there on the day of before, unless somebody says so. */
export async function announcedTo(
  db: Database,
  cohort: CohortId,
  programme: Programme | undefined,
  { kind, date }: Pick<CohortDate, 'kind' | 'date'>,
): Promise<Announced | undefined> {
  if (!programme) return undefined
  const announcements = programme.schedules.filter(isAnnouncement)
  for (const schedule of announcements.filter((each) => each.kind === kind)) {
    const day = announcingDay(schedule, date, programme)
    const people = await countBegun(db, cohort, { schedule: schedule.id, day })
    if (people > 0) return { flow: schedule.flow, people }
  }
  return undefined
}
