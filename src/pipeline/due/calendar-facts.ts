import { datesOf } from '../../calendar/cohort-dates.ts'
import type { Situation, Written } from '../../calendar/decide.ts'
import type { PlannedCohort, PlannedPerson } from '../../calendar/plan.ts'
import type { CohortDate } from '../../model/cohort-date.ts'
import type { ContactFields } from '../../model/contact.ts'
import { HOURS, type Programme } from '../../model/programme.ts'
import { WEEKDAYS } from '../../model/weekday.ts'
import type { CalendarPerson } from '../../store/people/calendar-people.ts'

/** A person as the calendar sees her: her zone, and the day and hour she has chosen. */
export function plannedPerson(row: CalendarPerson, programme: Programme): PlannedPerson {
  const { hour, day } = fieldsOf(row)
  const chosen = HOURS.find((each) => each === hour)
  const weekday = WEEKDAYS.findIndex((each) => each === day) + 1
  return {
    id: row.id,
    zone: row.zone ?? programme.zone,
    ...(chosen ? { hour: programme.hours[chosen] } : {}),
    ...(weekday > 0 ? { weekday } : {}),
  }
}

function fieldsOf({ fields }: Pick<CalendarPerson, 'fields'>): ContactFields {
  return fields === null ? {} : (JSON.parse(fields) as ContactFields)
}

/** A cohort as the calendar sees it; `kept` are the dates it keeps itself. */
export function plannedCohort(
  row: CalendarPerson,
  programme: Programme,
  kept: readonly CohortDate[],
): PlannedCohort {
  const { start_date, cohort_hour, cohort_weekday } = row
  return {
    start: start_date,
    dates: datesOf(programme, start_date, kept),
    ...(cohort_hour === null ? {} : { hour: cohort_hour }),
    ...(cohort_weekday === null ? {} : { weekday: cohort_weekday }),
  }
}

/** What is known of a person at any time; the dry run begins with the same. */
export function situationOf(
  person: CalendarPerson,
  programme: Programme,
): Pick<Situation, 'programme' | 'person' | 'status' | 'hasChat' | 'hold' | 'pausedUntil'> {
  return {
    programme,
    person: plannedPerson(person, programme),
    status: person.status,
    hasChat: person.address_status === 'open',
    hold: person.hold ?? undefined,
    pausedUntil: fieldsOf(person)['paused-until'] || undefined,
  }
}

/** A message of the programme's own, when it left or was written, and the flows that speak in it (`flow@version/step`). */
export function writtenOf(row: {
  readonly created_at: number
  readonly sent_at: number | null
  readonly said_by: string | null
}): Written {
  const steps = row.said_by === null ? [] : (JSON.parse(row.said_by) as string[])
  return { at: row.sent_at ?? row.created_at, flows: steps.map((step) => step.split('@')[0] ?? '') }
}
