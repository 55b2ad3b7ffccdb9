import type { ScheduleClass } from '../model/schedule.ts'

/**
 * What becomes of an occurrence that may not go at its time (the day is taken, a question is open, a person talks with
 * her, she has paused). wait: for the next free moment, until it is too late. merge: it goes along with the day's other
 * message, right after it or after its answer; where there is none it waits. skip: at once.
 */
type WhenBlocked = 'wait' | 'merge' | 'skip'

export type ClassRules = {
  /** Of several on one day the lowest goes. */
  readonly order: number
  readonly whenBlocked: WhenBlocked
  /** Where the schedule does not say. */
  readonly tooLateAfterHours: number
}

/** The rules of each class of schedule; docs/reminders.md shows them to people. */
export const CLASSES: Readonly<Record<ScheduleClass, ClassRules>> = {
  reminder: { order: 0, whenBlocked: 'merge', tooLateAfterHours: 3 },
  'check-in': { order: 1, whenBlocked: 'wait', tooLateAfterHours: 24 },
  lesson: { order: 2, whenBlocked: 'wait', tooLateAfterHours: 72 },
  survey: { order: 3, whenBlocked: 'merge', tooLateAfterHours: 24 },
  notice: { order: 4, whenBlocked: 'skip', tooLateAfterHours: 1 },
}
