import { dayOf } from '../../calendar/local.ts'
import { plan, type Planned, type PlannedCohort } from '../../calendar/plan.ts'
import { dayAfter, windowBetween } from '../../calendar/window.ts'
import type { Programme } from '../../model/programme.ts'
import type { CohortId, ContactId } from '../../model/ids.ts'
import {
  markPlanned,
  oldestPlan,
  ownZones,
  peopleWithoutPlan,
  type CalendarPerson,
} from '../../store/people/calendar-people.ts'
import { datesOfCohorts } from '../../store/people/cohort-dates.ts'
import { addOccurrences, type NewOccurrence } from '../../store/talk/occurrences.ts'
import type { Tx } from '../../store/store.ts'
import { plannedCohort, plannedPerson } from './calendar-facts.ts'
import type { Calendar } from './scheduler.ts'
import { readEach, reportUnread } from './unread-people.ts'

/** People planned in one transaction, at the most. */
const GROUP = 500

/** Days that are looked back on after an outage: what was due before is not even listed. */
const DAYS_BACK = 62

/** Writes down what is due on the local day that has begun, for people who have no plan for it. Returns whether any was. */
export function planDays({ store, programmes }: Calendar, now: number): Promise<boolean> {
  return store.transact(async (tx) => {
    const oldest = await oldestPlan(tx)
    if (oldest === undefined) return false
    const byZone = Map.groupBy(programmes.values(), ({ zone }) => zone)
    let isBusy = false
    for (const zone of new Set([...byZone.keys(), ...(await ownZones(tx))])) {
      const names = (byZone.get(zone) ?? []).map(({ name }) => name)
      const today = todayIn(zone, now)
      // nearly every look finds everybody's day planned
      if (oldest >= today) continue
      const group = { zone, programmes: names, today, limit: GROUP }
      const people = await peopleWithoutPlan(tx, group)
      if (people.length === 0) continue
      isBusy = true
      await planPeople(tx, people, { today, programmes, now })
    }
    return isBusy
  })
}

/** The local day; where there is no such zone its people are found by another's, and reported. */
function todayIn(zone: string, now: number): string {
  try {
    return dayOf(now, zone)
  } catch {
    return dayOf(now, 'UTC')
  }
}

type Planning = Pick<Calendar, 'programmes'> & { readonly today: string; readonly now: number }

async function planPeople(
  tx: Tx,
  people: readonly CalendarPerson[],
  { today, programmes, now }: Planning,
): Promise<void> {
  const cohorts = await cohortsOf(tx, people, programmes)
  const { found, unread } = readEach(people, (person) => {
    const programme = programmes.get(person.programme)
    const cohort = person.cohort_id === null ? undefined : cohorts.get(person.cohort_id)
    return programme && cohort ? occurrencesOf(person, { programme, cohort, today }) : []
  })
  await addOccurrences(tx, found)
  await reportUnread(tx, unread, now)
  await markPlanned(
    tx,
    people.map(({ id }) => ({ id, planned_on: today })),
  )
}

/** The calendars of people's cohorts, each worked out once. */
export async function cohortsOf(
  tx: Tx,
  people: readonly CalendarPerson[],
  programmes: Calendar['programmes'],
): Promise<ReadonlyMap<CohortId, PlannedCohort>> {
  const one = new Map(people.map((person) => [person.cohort_id, person]))
  const ids = [...one.keys()].filter((id) => id !== null)
  const kept = Map.groupBy(await datesOfCohorts(tx, ids), ({ cohort_id }) => cohort_id)
  const cohorts = new Map<CohortId, PlannedCohort>()
  for (const [id, person] of one) {
    const programme = programmes.get(person.programme)
    if (id !== null && programme)
      cohorts.set(id, plannedCohort(person, programme, kept.get(id) ?? []))
  }
  return cohorts
}

/** What has come due for her since the last day that was planned, or since she accepted. */
function occurrencesOf(
  row: CalendarPerson,
  { programme, cohort, today }: { programme: Programme; cohort: PlannedCohort; today: string },
): readonly NewOccurrence[] {
  const person = plannedPerson(row, programme)
  const accepted = row.consent_at ?? Infinity
  const { planned_on: last } = row
  const from = last === '' ? dayOf(accepted, person.zone) : dayAfter(last)
  const window = windowBetween(from, today, DAYS_BACK)
  return plan({ programme, cohort, person, window })
    .filter(({ dueAt }) => dueAt > accepted)
    .map((each) => rowOf(each, row.id, person.zone))
}

function rowOf(planned: Planned, contact_id: ContactId, zone: string): NewOccurrence {
  return {
    contact_id,
    schedule: planned.schedule.id,
    flow: planned.schedule.flow,
    day: planned.day,
    nominal: planned.nominal,
    zone,
    due_at: planned.dueAt,
    planned_at: planned.at,
    late_at: planned.lateAt,
    moves: JSON.stringify(planned.moves),
  }
}
