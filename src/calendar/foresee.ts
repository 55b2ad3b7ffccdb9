import { capAt, daysLater, takenWith } from './caps.ts'
import {
  byOrder,
  decide,
  type Decision,
  type Situation,
  type Waiting,
  type Written,
} from './decide.ts'
import { firstAllowed, type Allowed } from './first-allowed.ts'
import { dayOf, localText } from './local.ts'
import { keyOf, plan, type Planned, type PlannedCohort } from './plan.ts'
import type { Reason } from './reason.ts'
import type { Window } from './window.ts'

/** An occurrence with what will become of it. */
export type Foreseen = Planned & {
  readonly becomes: 'started' | 'merged' | 'skipped'
  /** When it leaves or is given up (milliseconds). */
  readonly decidedAt: number
  /** What moved it on its way, in order. */
  readonly moved: readonly Reason[]
  /** Why it is merged or skipped. */
  readonly reason?: Reason
}

/** How a person stands at the beginning; what is not known of the days to come is taken to stay as it is. */
export type Outlook = Omit<Situation, 'now' | 'waiting' | 'startedNow' | 'asking'> & {
  readonly cohort: PlannedCohort
  /** Milliseconds: what was due before is left out. */
  readonly since: number
  /** Occurrences that are decided already, as `schedule/day`. */
  readonly decided: ReadonlySet<string>
  /** Her flows that let time pass, and speak when it has. */
  readonly waits: readonly RunningWait[]
}

/** A flow that waits, and when its timer comes due (milliseconds). */
export type RunningWait = { readonly flow: string; readonly step: string; readonly dueAt: number }

/** When a flow that waits will speak (milliseconds), and what moves it there. */
export type ForeseenWait = Pick<RunningWait, 'flow' | 'step'> & {
  readonly at: number
  readonly moved: readonly Reason[]
}

/**
 * What a person would get within a window of local days, by the code that also decides when the time comes. It takes for
 * granted that questions are answered before the next message, and that nothing else of her changes.
 */
export function foresee(
  outlook: Outlook,
  window: Window,
): { readonly foreseen: readonly Foreseen[]; readonly waits: readonly ForeseenWait[] } {
  const { programme, cohort, person, since, decided } = outlook
  const planned = plan({ programme, cohort, person, window }).filter(
    (each) => each.dueAt > since && !decided.has(keyOf(each)),
  )
  const course = new Course(outlook, planned)
  while (course.goOn());
  const foreseen = course.foreseen.toSorted((a, b) => a.decidedAt - b.decidedAt)
  return { foreseen, waits: course.waits }
}

type Open = Waiting & { readonly planned: Planned; readonly moved: readonly Reason[] }

/** The days as they would pass; lives for one call of `foresee`. */
class Course {
  readonly foreseen: Foreseen[] = []
  readonly waits: ForeseenWait[] = []
  readonly #outlook: Outlook
  readonly #written: Written[]
  #open: Open[]
  #running: readonly ForeseenWait[]

  constructor(outlook: Outlook, planned: readonly Planned[]) {
    this.#outlook = outlook
    this.#written = [...outlook.written]
    this.#open = planned.map((each) => ({ ...each, planned: each, moved: each.moves }))
    this.#running = outlook.waits.map(({ dueAt, ...wait }) => ({ ...wait, at: dueAt, moved: [] }))
  }

  /** Decides over what is due next. Returns whether there was anything. */
  goOn(): boolean {
    const now = Math.min(...[...this.#open, ...this.#running].map(({ at }) => at))
    this.#decide(now)
    this.#running = this.#running.flatMap((wait) => (wait.at === now ? this.#speak(wait) : wait))
    return now < Infinity
  }

  #decide(now: number): void {
    const due = this.#open.filter(({ at }) => at === now).toSorted(byOrder)
    let startedNow: string | undefined
    for (const each of due) {
      const decision = decide(each, this.#situation(each, now, startedNow))
      if (decision.type === 'start') {
        startedNow = each.schedule.id
        this.#written.push({ at: now, flows: [each.schedule.flow] })
      }
      this.#carryOut(each, decision, now)
    }
  }

  /** A flow runs once: begun again, what is left of its first run is given up. */
  #begin(flow: string): void {
    this.#running = this.#running.filter((each) => each.flow !== flow)
  }

  /** Says what has waited, or returns when it is looked at again: the rules of a timer's turn (conversation/step.ts). */
  #speak(wait: ForeseenWait): readonly ForeseenWait[] {
    const later = this.#putOff(wait.at)
    if (later) return [{ ...wait, at: later.at, moved: [...wait.moved, ...later.moves] }]
    this.#written.push({ at: wait.at, flows: [wait.flow] })
    this.waits.push(wait)
    return []
  }

  #putOff(now: number): Allowed | undefined {
    const { programme, person } = this.#outlook
    const { zone } = person
    const allowed = firstAllowed(now, programme, zone)
    if (allowed.at > now) return allowed
    const written = this.#written.map(({ at }) => at)
    const planned = this.#open.filter((each) => this.#isPlannedBy(each, now)).map(({ at }) => at)
    const taken = takenWith(written, planned, now)
    const cap = capAt(now, taken, { limits: programme.limits, zone })
    if (!cap) return undefined
    const { at } = firstAllowed(daysLater(now, cap.days, now, zone), programme, zone)
    return { at, moves: [{ code: cap.code, to: localText(at, zone) }] }
  }

  /** What is planned for days to come is not there yet when the service decides. */
  #isPlannedBy({ dueAt }: Open, now: number): boolean {
    const { zone } = this.#outlook.person
    return dayOf(dueAt, zone) <= dayOf(now, zone)
  }

  #situation(occurrence: Open, now: number, startedNow: string | undefined): Situation {
    const waiting = this.#open.filter((each) => each === occurrence || this.#isPlannedBy(each, now))
    const { programme, person, status, hasChat, hold, pausedUntil } = this.#outlook
    const known = { programme, person, status, hasChat, hold, pausedUntil }
    return { ...known, now, waiting, startedNow, written: this.#written }
  }

  #carryOut(each: Open, decision: Decision, now: number): void {
    if (decision.type === 'start' || decision.type === 'merge') this.#begin(each.schedule.flow)
    switch (decision.type) {
      case 'start':
        return this.#close(each, { becomes: 'started', decidedAt: now })
      case 'merge':
        return this.#close(each, { becomes: 'merged', decidedAt: now, reason: decision.reason })
      case 'skip':
        return this.#close(each, { becomes: 'skipped', decidedAt: now, reason: decision.reason })
      case 'wait':
        return this.#wait(each, decision)
      default:
        return decision satisfies never
    }
  }

  /** What nobody knows the end of is taken to last. */
  #wait(each: Open, { until, reason }: Extract<Decision, { type: 'wait' }>): void {
    if (until === undefined)
      return this.#close(each, { becomes: 'skipped', decidedAt: each.lateAt + 1, reason })
    const later = { ...each, at: until, waitedFor: reason, moved: [...each.moved, reason] }
    this.#open = this.#open.map((other) => (other === each ? later : other))
  }

  #close(
    each: Open,
    end: Pick<Foreseen, 'becomes' | 'decidedAt'> & { readonly reason?: Reason },
  ): void {
    this.#open = this.#open.filter((other) => other !== each)
    this.foreseen.push({ ...each.planned, ...end, moved: each.moved })
  }
}
