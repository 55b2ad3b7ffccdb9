import type { ContactField } from '../flow/schema.ts'
import type { ContactStatus, Role } from '../model/contact.ts'
import type { FigureRecord } from '../model/figure.ts'
import type { CohortId } from '../model/ids.ts'
import type { TimerPayload } from '../model/input.ts'

/** What a turn wants done; pipeline/apply.ts turns each into rows of the turn's transaction. */
export type Effect =
  | {
      readonly type: 'say'
      readonly text: string
      readonly choices?: readonly string[]
      /** The step it is the text of, `flow@version/step`; none where no flow says it. */
      readonly from?: string
    }
  | { readonly type: 'recordFigure'; readonly record: FigureRecord }
  | { readonly type: 'openTicket'; readonly reason: string }
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
  | { readonly type: 'closeAddress' }

/** What a turn decided: the state to save and the effects to carry out, together. */
export type Decision<State> = {
  readonly state: State
  readonly effects: readonly Effect[]
  readonly note?: string
}
