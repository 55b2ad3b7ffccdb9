import type { CaseId } from '../../model/ids.ts'
import type { CaseAnswer, CaseCategory, CaseStage, Shown } from '../../model/safety.ts'

/** What the safety path wants done; desk/safety/apply.ts turns each into rows of the turn's transaction. */
export type SafetyEffect =
  /** From now on she is held, and the safeguarding person is told. */
  | {
      readonly type: 'openCase'
      readonly category: CaseCategory
      readonly isUrgent: boolean
      readonly stage: CaseStage
    }
  /** What she wrote goes to the restricted table, and stands nowhere else. */
  | { readonly type: 'keepWords' }
  | { readonly type: 'askNext'; readonly stage: CaseStage }
  | { readonly type: 'makeUrgent' }
  /** She tells of another danger than her case names, or of a graver one. */
  | { readonly type: 'noteDanger'; readonly category: CaseCategory; readonly isUrgent: boolean }
  /** Who attends to her case, or was told last, hears at once what she answers or asks for. */
  | { readonly type: 'noteAnswer'; readonly answer: CaseAnswer }
  | { readonly type: 'tellTrainer' }
  /** Who attends to her case hears that she wrote again. */
  | { readonly type: 'noteWords' }
  /** Who attends to her case hears that the bot's messages do not reach her any more. */
  | { readonly type: 'noteUnreached' }
  /** Nobody answered in time. */
  | { readonly type: 'tellNext' }
  /** What an officer does with a case. */
  | {
      readonly type: 'acknowledgeCase' | 'declineCase' | 'readCase' | 'clearCase'
      readonly case: CaseId
    }
  | { readonly type: 'showCase'; readonly case: CaseId; readonly shown: Shown }

/** She was asked whether all is well, and wants a person of trust other than her trainer. */
export const ASKED_FOR_PERSON: SafetyEffect = {
  type: 'openCase',
  category: 'ASKED',
  isUrgent: false,
  stage: 'told',
}
