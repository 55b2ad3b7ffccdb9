import { foresee, type Foreseen, type ForeseenWait } from '../../calendar/foresee.ts'
import { dayOf } from '../../calendar/local.ts'
import { type PlannedCohort } from '../../calendar/plan.ts'
import { daysBefore, startOf, windowOf } from '../../calendar/window.ts'
import type { CohortId, ContactId } from '../../model/ids.ts'
import type { Programme } from '../../model/programme.ts'
import { calendarPeople, type CalendarPerson } from '../../store/people/calendar-people.ts'
import { datesOfProgramme } from '../../store/people/cohort-dates.ts'
import { allWrittenSince, decidedSince } from '../../store/talk/occurrences.ts'
import type { Database } from '../../store/store.ts'
import { plannedCohort, situationOf, writtenOf } from './calendar-facts.ts'
import { waitingFlows } from './waiting-flows.ts'

export type DryRun = {
  readonly programme: Programme
  readonly cohort?: CohortId | undefined
  readonly contact?: ContactId | undefined
  /** ISO local date, and how many days from it on. */
  readonly from: string
  readonly days: number
}

/** What one person would get, in the order of time. */
export type Outlook = {
  readonly person: CalendarPerson
  readonly zone: string
  readonly foreseen: readonly Foreseen[]
  /** What flows say that wait already; without who is held or stopped. */
  readonly waits: readonly ForeseenWait[]
}

/** What moves on from the days before may come in the first days of the window. */
const LEAD_IN = 7

/** What each person would get, by the code that decides when the time comes; writes nothing. */
export async function dryRun(db: Database, run: DryRun): Promise<readonly Outlook[]> {
  const { programme, from, days } = run
  const first = daysBefore(from, LEAD_IN)
  const people = await calendarPeople(db, { ...run, programme: programme.name })
  const cohorts = await cohortsOf(db, people, programme)
  const decided = decidedByPerson(await decidedSince(db, programme.name, first))
  const since = startOf(first, programme.zone)
  const written = Map.groupBy(await allWrittenSince(db, since), (row) => row.contact_id)
  const waiting = Map.groupBy(await waitingFlows(db, programme.name), ({ contact }) => contact)
  return people.flatMap((person): readonly Outlook[] => {
    const cohort = person.cohort_id === null ? undefined : cohorts.get(person.cohort_id)
    if (!cohort) return []
    const situation = situationOf(person, programme)
    const speaks = situation.status === 'active' && situation.hasChat && !situation.hold
    const outlook = {
      ...situation,
      cohort,
      since: person.consent_at ?? Infinity,
      decided: decided.get(person.id) ?? new Set<string>(),
      written: (written.get(person.id) ?? []).map(writtenOf),
      waits: speaks ? (waiting.get(person.id) ?? []) : [],
    }
    const { zone } = situation.person
    const { foreseen, waits } = foresee(outlook, windowOf(first, days + LEAD_IN))
    const last = windowOf(from, days).to.toString()
    const isShown = (at: number, dueAt: number) =>
      dayOf(at, zone) >= from && dayOf(dueAt, zone) <= last
    return [
      {
        person,
        zone,
        foreseen: foreseen.filter(({ decidedAt, dueAt }) => isShown(decidedAt, dueAt)),
        waits: waits.filter(({ at }) => isShown(at, at)),
      },
    ]
  })
}

/** Each cohort's calendar, worked out once. */
async function cohortsOf(
  db: Database,
  people: readonly CalendarPerson[],
  programme: Programme,
): Promise<ReadonlyMap<CohortId, PlannedCohort>> {
  const kept = Map.groupBy(await datesOfProgramme(db, programme.name), (date) => date.cohort_id)
  const cohorts = new Map<CohortId, PlannedCohort>()
  for (const person of people) {
    const id = person.cohort_id
    if (id === null || cohorts.has(id)) continue
    cohorts.set(id, plannedCohort(person, programme, kept.get(id) ?? []))
  }
  return cohorts
}

function decidedByPerson(
  rows: Awaited<ReturnType<typeof decidedSince>>,
): ReadonlyMap<ContactId, ReadonlySet<string>> {
  const byPerson = new Map<ContactId, Set<string>>()
  for (const { contact_id, schedule, day } of rows) {
    const known = byPerson.get(contact_id) ?? new Set<string>()
    byPerson.set(contact_id, known.add(`${schedule}/${day}`))
  }
  return byPerson
}
