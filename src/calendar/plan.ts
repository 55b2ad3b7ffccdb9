import type { Temporal } from 'temporal-polyfill'
import type { Programme, SendingHours } from '../model/programme.ts'
import type { LocalTime, Schedule } from '../model/schedule.ts'
import { blockAt, firstAllowed, type Allowed } from './first-allowed.ts'
import { localAt, localText, momentOf } from './local.ts'
import type { Reason } from './reason.ts'
import { daysOf, type CohortCalendar } from './recurrence.ts'
import { placeOf } from './spread.ts'
import type { Window } from './window.ts'

/** What a plan has to know of a cohort: its calendar, and the day and hour it chose for itself. */
export type PlannedCohort = CohortCalendar & OwnTime

/** What a plan has to know of a person. */
export type PlannedPerson = {
  readonly id: number
  readonly zone: string
} & OwnTime

/** ISO weekday and local time in place of the schedule's, where that is hers to choose. */
export type OwnTime = { readonly weekday?: number; readonly hour?: LocalTime }

/** One occurrence as it is planned. The schedule and the nominal local day identify it, whatever a clock does. */
export type Planned = {
  readonly schedule: Schedule
  /** The day its schedule gives, ISO. */
  readonly day: string
  /** That day with the schedule's hour, `2026-11-30T18:00`. */
  readonly nominal: string
  /** When it is due by her day and hour (milliseconds): how late it is counts from here. */
  readonly dueAt: number
  /** When it is to leave, after all rules, with the spread. */
  readonly at: number
  /** After this moment it is not sent any more. */
  readonly lateAt: number
  /** What made `at` of `nominal`. */
  readonly moves: readonly Reason[]
}

type Wanted = {
  readonly programme: Programme
  readonly cohort: PlannedCohort
  readonly person: PlannedPerson
  readonly window: Window
}

/** Every occurrence that is due for a person within a window of local days, in the order of their time. Pure. */
export function plan(wanted: Wanted): readonly Planned[] {
  const found = wanted.programme.schedules.flatMap((each) => occurrencesOf(each, wanted))
  const once = new Map(found.map((each) => [keyOf(each), each]))
  return [...once.values()].toSorted((a, b) => a.dueAt - b.dueAt)
}

/** What identifies an occurrence of a person. */
export function keyOf({ schedule, day }: Pick<Planned, 'schedule' | 'day'>): string {
  return `${schedule.id}/${day}`
}

function occurrencesOf(schedule: Schedule, wanted: Wanted): readonly Planned[] {
  const { cohort, person, window } = wanted
  const shift = shiftOf(schedule, cohort, person)
  const from = window.from.subtract({ days: shift })
  const to = window.to.subtract({ days: shift })
  return knownDays(schedule, cohort, from, to).map((day) => occurrenceOn(day, schedule, wanted))
}

/** Days between the schedule's weekday and hers, within the same week. */
function shiftOf(schedule: Schedule, cohort: OwnTime, person: OwnTime): number {
  if (schedule.type !== 'weekly' || !schedule.hers) return 0
  return (person.weekday ?? cohort.weekday ?? schedule.weekday) - schedule.weekday
}

function occurrenceOn(day: Temporal.PlainDate, schedule: Schedule, wanted: Wanted): Planned {
  const { programme, cohort, person } = wanted
  const { zone } = person
  const own = schedule.hers ? (person.hour ?? cohort.hour) : undefined
  const shift = shiftOf(schedule, cohort, person)
  const dueAt = momentOf(day.add({ days: shift }), own ?? schedule.at, zone)
  const chosen = chosenBy(schedule, cohort, person)
  const moves: Reason[] = chosen ? [{ code: chosen, to: localText(dueAt, zone) }] : []
  const left = leaving(dueAt, programme, person)
  return {
    schedule,
    day: day.toString(),
    nominal: `${day.toString()}T${schedule.at}`,
    dueAt,
    at: left.at,
    lateAt: dueAt + schedule.tooLateAfterHours * HOUR + programme.limits.spreadMinutes * MINUTE,
    moves: [...moves, ...left.moves],
  }
}

function chosenBy(
  schedule: Schedule,
  cohort: OwnTime,
  person: OwnTime,
): 'her-hour' | 'cohort-hour' | undefined {
  if (!schedule.hers) return undefined
  const isHers = (own: OwnTime) =>
    own.hour !== undefined || (schedule.type === 'weekly' && own.weekday !== undefined)
  if (isHers(person)) return 'her-hour'
  return isHers(cohort) ? 'cohort-hour' : undefined
}

/** The first allowed moment, and her place within the spread after it; never beyond what is allowed. */
export function leaving(
  moment: number,
  programme: Pick<Programme, 'limits'> & SendingHours,
  { id, zone }: Pick<PlannedPerson, 'id' | 'zone'>,
): Allowed {
  const { at, moves } = firstAllowed(moment, programme, zone)
  const place = placeOf(id)
  for (let room = programme.limits.spreadMinutes * MINUTE; room >= MINUTE; room /= 2) {
    const left = at + Math.floor(place * room)
    const isOpen = ![left, at + room].some((each) => blockAt(each, programme, zone))
    if (isOpen) return { at: left, moves }
  }
  return { at, moves }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The local day that a moment falls on, ISO. */
export function dayOf(moment: number, zone: string): string {
  return localAt(moment, zone).toPlainDate().toString()
}

/** The people of a cohort have the same days: worked out once for each window. */
function knownDays(
  schedule: Schedule,
  cohort: CohortCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  const ofSchedule = known.get(cohort.dates) ?? new Map<Schedule, Map<string, Days>>()
  known.set(cohort.dates, ofSchedule)
  const days = ofSchedule.get(schedule) ?? new Map<string, Days>()
  ofSchedule.set(schedule, days)
  const key = `${cohort.start}/${from.toString()}/${to.toString()}`
  const found = days.get(key) ?? daysOf(schedule, cohort, from, to)
  days.set(key, found)
  return found
}

type Days = readonly Temporal.PlainDate[]
const known = new WeakMap<CohortCalendar['dates'], Map<Schedule, Map<string, Days>>>()
