import type { ContactField } from '../flow/schema.ts'
import type { ContactStatus, Role } from '../model/contact.ts'
import type { SafetyEffect } from './safety/effect.ts'
import type { Granting } from './facts.ts'
import type { FigureRecord } from '../model/figure.ts'
import type { CohortId } from '../model/ids.ts'
import type { TimerPayload } from '../model/input.ts'

/** A text as it will be read, and what belongs to it. */
export type Said = {
  readonly text: string
  /** Labels that a channel may show as keys; they stand in the text too. */
  readonly choices?: readonly string[]
  /** Its recording, for who wants voice notes: a file of the library. */
  readonly recording?: string
  /** Its name, `weekly-check-in/sales.nudge`, where her language does not have it yet and Spanish stands in. */
  readonly fallback?: string
  /** The step it is the text of, `flow@version/step`; none where no flow says it. */
  readonly from?: string
}

/** What a turn wants done; pipeline/turn/apply.ts turns each into rows of the turn's transaction. */
export type Effect =
  | ({ readonly type: 'say' } & Said)
  | { readonly type: 'recordFigure'; readonly record: FigureRecord }
  | { readonly type: 'openTicket'; readonly reason: string }
  /** What she wrote belongs to the call for a person that she waits for, if she does (`Facts.call`). */
  | { readonly type: 'addToCall' }
  | {
      readonly type: 'startTimer'
      readonly key: string
      readonly dueAt: number
      readonly payload: TimerPayload
    }
  | { readonly type: 'cancelTimer'; readonly key: string }
  | { readonly type: 'changeContact'; readonly status: ContactStatus }
  | { readonly type: 'setField'; readonly field: ContactField; readonly value: string }
  | { readonly type: 'recordConsent'; readonly text: string; readonly version: string }
  | {
      readonly type: 'joinCohort'
      readonly cohortId: CohortId
      readonly role: Role
      readonly isBackup?: true
    }
  | { readonly type: 'safety'; readonly effect: SafetyEffect }
  | { readonly type: 'joinAccess'; readonly granting: Granting }
  | { readonly type: 'closeAddress' }

/** What a turn decided: the state to save and the effects to carry out, together. */
export type Decision<State> = {
  readonly state: State
  readonly effects: readonly Effect[]
  readonly note?: string
}

/** Whether a turn has made her stop or pause: then nothing below goes on. */
export function endsAll(effect: Effect): boolean {
  if (effect.type === 'changeContact') return effect.status === 'stopped'
  return effect.type === 'setField' && effect.field === 'paused-until' && effect.value !== ''
}

/** Whether a figure is put on record. */
export function isRecord({ type }: Effect): boolean {
  return type === 'recordFigure'
}
