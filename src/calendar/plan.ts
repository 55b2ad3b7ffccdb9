import type { Temporal } from 'temporal-polyfill'
import type { Programme, SendingHours } from '../model/programme.ts'
import type { LocalTime, Schedule } from '../model/schedule.ts'
import { announcedEarly, announcingDays, isAnnouncement } from './announcing.ts'
import { firstAllowed, nextBlock, type Allowed } from './first-allowed.ts'
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
type OwnTime = { readonly weekday?: number; readonly hour?: LocalTime }

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
  const { cohort, person } = wanted
  const shift = shiftOf(schedule, cohort, person)
  const days = knownDays(schedule, wanted, shift)
  return days.map((day) => occurrenceOn(day, schedule, wanted))
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
  const dueAt = dueOn(day, shiftOf(schedule, cohort, person), own ?? schedule.at, zone)
  const chosen = chosenBy(schedule, cohort, person)
  const early = isAnnouncement(schedule) && announcedEarly(day, schedule, cohort, programme)
  const moves: Reason[] = chosen ? [{ code: chosen, to: localText(dueAt, zone) }] : []
  if (early) moves.push(early)
  const left = leaving(dueAt, programme, person)
  const text = day.toString()
  return {
    schedule,
    day: text,
    nominal: `${text}T${schedule.at}`,
    dueAt,
    at: left.at,
    lateAt: dueAt + schedule.tooLateAfterHours * HOUR + programme.limits.spreadMinutes * MINUTE,
    moves: [...moves, ...left.moves],
  }
}

/** The moment of an hour some days from a date; the people of a cohort share it. */
function dueOn(day: Temporal.PlainDate, shift: number, hour: LocalTime, zone: string): number {
  const ofDay = dues.get(day) ?? new Map<string, number>()
  dues.set(day, ofDay)
  const key = `${shift}/${hour}/${zone}`
  const found = ofDay.get(key) ?? momentOf(day.add({ days: shift }), hour, zone)
  ofDay.set(key, found)
  return found
}

const dues = new WeakMap<Temporal.PlainDate, Map<string, number>>()

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
  programme: Rules,
  { id, zone }: Pick<PlannedPerson, 'id' | 'zone'>,
): Allowed {
  const { at, room, moves } = opening(moment, programme, zone)
  return { at: at + Math.floor(placeOf(id) * room), moves }
}

type Rules = Pick<Programme, 'limits'> & SendingHours

/** An allowed moment with what of the spread is allowed after it; the same for all people of a zone, and remembered. */
type Opening = Allowed & { readonly room: number }

function opening(moment: number, programme: Rules, zone: string): Opening {
  const ofProgramme = openings.get(programme) ?? new Map<string, Opening>()
  openings.set(programme, ofProgramme)
  const key = `${zone}/${moment}`
  const found = ofProgramme.get(key)
  if (found) return found
  const allowed = firstAllowed(moment, programme, zone)
  const opened = { ...allowed, room: roomAfter(allowed.at, programme, zone) }
  if (ofProgramme.size >= OPENINGS_REMEMBERED) ofProgramme.clear()
  ofProgramme.set(key, opened)
  return opened
}

const OPENINGS_REMEMBERED = 20_000
const openings = new WeakMap<Rules, Map<string, Opening>>()

/**
 * As much of the spread (milliseconds) as passes before the next rule forbids it, to the second; none where the clock is
 * changed meanwhile, as it may go back into what is forbidden.
 */
function roomAfter(at: number, programme: Rules, zone: string): number {
  const spread = programme.limits.spreadMinutes * MINUTE
  if (localAt(at, zone).offset !== localAt(at + spread, zone).offset) return 0
  const next = nextBlock(at, programme, zone)
  return next === undefined ? spread : Math.min(spread, Math.max(0, next - at - SECOND))
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** The people of a cohort have the same days: worked out once for each window. */
function knownDays(schedule: Schedule, wanted: Wanted, shift: number): Days {
  const { cohort, window } = wanted
  const ofCohort =
    known.get(cohort.dates) ?? new WeakMap<Window, Map<Schedule, Map<string, Days>>>()
  known.set(cohort.dates, ofCohort)
  const ofWindow = ofCohort.get(window) ?? new Map<Schedule, Map<string, Days>>()
  ofCohort.set(window, ofWindow)
  const days = ofWindow.get(schedule) ?? new Map<string, Days>()
  ofWindow.set(schedule, days)
  const key = `${cohort.start}/${shift}`
  const found = days.get(key) ?? daysWithin(schedule, wanted, shift)
  days.set(key, found)
  return found
}

function daysWithin(
  schedule: Schedule,
  { cohort, programme, window }: Wanted,
  shift: number,
): Days {
  if (isAnnouncement(schedule)) return announcingDays(schedule, cohort, window, programme)
  const { from, to } = window
  return daysOf(schedule, cohort, from.subtract({ days: shift }), to.subtract({ days: shift }))
}

type Days = readonly Temporal.PlainDate[]
const known = new WeakMap<
  CohortCalendar['dates'],
  WeakMap<Window, Map<Schedule, Map<string, Days>>>
>()
