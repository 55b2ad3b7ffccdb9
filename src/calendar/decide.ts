import { Temporal } from 'temporal-polyfill'
import type { ContactStatus, Hold } from '../model/contact.ts'
import type { Programme } from '../model/programme.ts'
import { capAt, daysLater } from './caps.ts'
import { CLASSES } from './classes.ts'
import { blockAt } from './first-allowed.ts'
import { dayOf, localText, momentOf } from './local.ts'
import { leaving, type Planned, type PlannedPerson } from './plan.ts'
import type { Reason, ReasonCode } from './reason.ts'

/** An occurrence that has not been decided, with what it has waited for so far. */
export type Waiting = Pick<Planned, 'schedule' | 'day' | 'dueAt' | 'at' | 'lateAt'> & {
  readonly waitedFor?: Reason | undefined
}

/** A message that the programme sent by itself, and the flows that speak in it. */
export type Written = { readonly at: number; readonly flows: readonly string[] }

/** How things stand with a person at a moment (milliseconds). */
export type Situation = {
  readonly now: number
  readonly programme: Programme
  readonly person: PlannedPerson
  readonly status: ContactStatus
  /** Whether there is an open address to write to. */
  readonly hasChat: boolean
  readonly hold?: Hold | undefined
  /** Local day on which her pause ends. */
  readonly pausedUntil?: string | undefined
  /** The flow whose question waits for her answer. */
  readonly asking?: string | undefined
  /** What the programme wrote to her by itself, of the last eight days at least. */
  readonly written: readonly Written[]
  /** The schedule of the occurrence that was started just now, in this very look. */
  readonly startedNow?: string | undefined
  /** Everything of hers that waits, this one too. */
  readonly waiting: readonly Waiting[]
}

/** What becomes of an occurrence whose time has come. */
export type Decision =
  | { readonly type: 'start' }
  /** Looked at again then; without `until` it is not known when what is in the way will be gone. */
  | { readonly type: 'wait'; readonly until?: number; readonly reason: Reason }
  /** Goes along with what was started just now. */
  | { readonly type: 'merge'; readonly reason: Reason }
  | { readonly type: 'skip'; readonly reason: Reason }

/** Decides over one occurrence. Pure: the same situation gives the same decision. */
export function decide(occurrence: Waiting, situation: Situation): Decision {
  const gone = neverGoes(occurrence, situation)
  if (gone) return { type: 'skip', reason: gone }
  const night = quiet(occurrence, situation)
  if (night) return night
  const block = blockOf(occurrence, situation)
  return block ? blocked(occurrence, block, situation) : { type: 'start' }
}

/** What it waited for so far is the reason, where that made it late. */
function neverGoes(occurrence: Waiting, situation: Situation): Reason | undefined {
  const { status, hasChat, now, waiting } = situation
  if (status !== 'active') return { code: 'stopped' }
  if (!hasChat) return { code: 'no-chat' }
  const { schedule, day, lateAt, dueAt, waitedFor } = occurrence
  const isSuperseded = waiting.some(
    (each) => each.schedule.id === schedule.id && each.day > day && each.dueAt <= now,
  )
  if (isSuperseded) return { code: 'superseded' }
  if (isBegun(occurrence, situation)) return { code: 'begun-already', by: schedule.flow }
  if (now <= lateAt) return undefined
  return waitedFor ?? { code: 'too-late', late: duration(now - dueAt) }
}

/** A person had the flow begin on that day before its time came. */
function isBegun({ schedule, dueAt }: Waiting, situation: Situation): boolean {
  return isWritten(schedule.flow, dueAt, situation)
}

/** Whether a flow of the programme's own messages speaks on the local day of a moment. */
function isWritten(flow: string, moment: number, { written, person }: Situation): boolean {
  const day = dayOf(moment, person.zone)
  return written.some(({ at, flows }) => flows.includes(flow) && dayOf(at, person.zone) === day)
}

/** After an outage it may be night by now. */
function quiet(occurrence: Waiting, { now, programme, person }: Situation): Decision | undefined {
  if (!blockAt(now, programme, person.zone)) return undefined
  const { at, moves } = leaving(now, programme, person)
  const reason = moves.at(-1)
  if (!reason) return undefined
  if (at > occurrence.lateAt) return { type: 'skip', reason: occurrence.waitedFor ?? reason }
  return { type: 'wait', until: at, reason }
}

type Obstacle = { readonly reason: Reason; readonly until?: number }

function blocked(occurrence: Waiting, block: Obstacle, situation: Situation): Decision {
  const { whenBlocked } = CLASSES[occurrence.schedule.class]
  if (whenBlocked === 'skip') return { type: 'skip', reason: unmoved(block.reason) }
  const host = whenBlocked === 'merge' ? companyOf(occurrence, block, situation) : undefined
  if (host?.type === 'gone')
    return { type: 'merge', reason: { ...unmoved(block.reason), by: host.by } }
  if (host?.type !== 'later') return waitOrSkip(occurrence, block)
  const reason = { ...block.reason, to: localText(host.at, situation.person.zone) }
  return waitOrSkip(occurrence, { reason, until: host.at })
}

/** What is in the way, of an occurrence that is not moved for it. */
function unmoved({ code, by }: Reason): Reason {
  return { code, ...(by === undefined ? {} : { by }) }
}

type Company =
  { readonly type: 'gone'; readonly by: string } | { readonly type: 'later'; readonly at: number }

/** The day's other message, where it takes this one along: it went just now, or was answered just now, or comes later. */
function companyOf(
  occurrence: Waiting,
  { reason: { code } }: Obstacle,
  situation: Situation,
): Company | undefined {
  if (code !== 'day-full' && code !== 'day-taken') return undefined
  const by = situation.startedNow ?? answeredToday(occurrence, situation)
  if (by !== undefined) return { type: 'gone', by }
  const next = hostOf(occurrence, situation)
  return next && { type: 'later', at: next.at }
}

/** The flow of today's message whose answer it has waited for. */
function answeredToday({ waitedFor }: Waiting, situation: Situation): string | undefined {
  if (waitedFor?.code !== 'question-open' || waitedFor.by === undefined) return undefined
  return isWritten(waitedFor.by, situation.now, situation) ? waitedFor.by : undefined
}

function waitOrSkip({ lateAt }: Waiting, { reason, until }: Obstacle): Decision {
  if (until !== undefined && until > lateAt) return { type: 'skip', reason }
  return { type: 'wait', reason, ...(until === undefined ? {} : { until }) }
}

/** What is in the way at this moment, if anything is. */
function blockOf(occurrence: Waiting, situation: Situation): Obstacle | undefined {
  const { hold, asking } = situation
  if (hold === 'safety') return { reason: { code: 'safety-hold' } }
  if (hold === 'talk') return { reason: { code: 'in-talk' } }
  const pause = pauseOf(situation)
  if (pause) return pause
  if (asking !== undefined && asking !== occurrence.schedule.flow)
    return { reason: { code: 'question-open', by: asking } }
  return fullness(occurrence, situation)
}

function pauseOf({ pausedUntil, now, programme, person }: Situation): Obstacle | undefined {
  if (pausedUntil === undefined || dayOf(now, person.zone) >= pausedUntil) return undefined
  const end = momentOf(Temporal.PlainDate.from(pausedUntil), '00:00', person.zone)
  const { at } = leaving(end, programme, person)
  return { reason: { code: 'paused', to: pausedUntil }, until: at }
}

function fullness(occurrence: Waiting, situation: Situation): Obstacle | undefined {
  const { now, person, programme, written } = situation
  const limited = { limits: programme.limits, zone: person.zone }
  const moments = written.map(({ at }) => at)
  const cap = capAt(now, moments, limited)
  if (cap) return onDay(cap.days, cap.code, occurrence, situation)
  const first = hostOf(occurrence, situation)
  const withFirst = first && capAt(now, [...moments, first.at], limited)
  if (!withFirst) return undefined
  const code = withFirst.code === 'day-full' ? 'day-taken' : withFirst.code
  return onDay(withFirst.days, code, occurrence, situation, first.schedule.id)
}

/** The same hour so many days from today. */
function onDay(
  days: number,
  code: ReasonCode,
  { dueAt }: Waiting,
  { now, person, programme }: Situation,
  by?: string,
): Obstacle {
  const { at } = leaving(daysLater(now, days, dueAt, person.zone), programme, person)
  const reason = { code, to: localText(at, person.zone), ...(by === undefined ? {} : { by }) }
  return { until: at, reason }
}

/** What waits for a later hour of this day and comes before this one by its class. */
function hostOf(occurrence: Waiting, { waiting, now, person }: Situation): Waiting | undefined {
  const today = dayOf(now, person.zone)
  const own = CLASSES[occurrence.schedule.class].order
  return waiting.find(
    (each) =>
      each.schedule.id !== occurrence.schedule.id &&
      CLASSES[each.schedule.class].order < own &&
      dayOf(each.at, person.zone) === today,
  )
}

/** `5 h`, or `12 min` where it is less than an hour. */
function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`
}

/** The order in which the occurrences of one person are decided, when several are due. */
export function byOrder(a: Waiting, b: Waiting): number {
  return CLASSES[a.schedule.class].order - CLASSES[b.schedule.class].order || a.at - b.at
}
