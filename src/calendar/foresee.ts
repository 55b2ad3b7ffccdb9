import {
  byOrder,
  decide,
  type Decision,
  type Situation,
  type Waiting,
  type Written,
} from './decide.ts'
import { dayOf } from './local.ts'
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
}

/**
 * What a person would get within a window of local days, by the code that also decides when the time comes. It takes for
 * granted that questions are answered before the next message, and that nothing else of her changes.
 */
export function foresee(outlook: Outlook, window: Window): readonly Foreseen[] {
  const { programme, cohort, person, since, decided } = outlook
  const planned = plan({ programme, cohort, person, window }).filter(
    (each) => each.dueAt > since && !decided.has(keyOf(each)),
  )
  const course = new Course(outlook, planned)
  while (course.goOn());
  return course.foreseen.toSorted((a, b) => a.decidedAt - b.decidedAt)
}

type Open = Waiting & { readonly planned: Planned; readonly moved: readonly Reason[] }

/** The days as they would pass; lives for one call of `foresee`. */
class Course {
  readonly foreseen: Foreseen[] = []
  readonly #outlook: Outlook
  readonly #written: Written[]
  #open: Open[]

  constructor(outlook: Outlook, planned: readonly Planned[]) {
    this.#outlook = outlook
    this.#written = [...outlook.written]
    this.#open = planned.map((each) => ({ ...each, planned: each, moved: each.moves }))
  }

  /** Decides over what is due next. Returns whether there was anything. */
  goOn(): boolean {
    const now = Math.min(...this.#open.map(({ at }) => at))
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
    return due.length > 0
  }

  /** What is planned for days to come is not there yet when the service decides. */
  #situation(occurrence: Open, now: number, startedNow: string | undefined): Situation {
    const today = dayOf(now, this.#outlook.person.zone)
    const waiting = this.#open.filter(
      (each) => dayOf(each.dueAt, this.#outlook.person.zone) <= today || each === occurrence,
    )
    const { cohort: _cohort, since: _since, decided: _decided, ...known } = this.#outlook
    return { ...known, now, waiting, startedNow, written: this.#written }
  }

  #carryOut(each: Open, decision: Decision, now: number): void {
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
