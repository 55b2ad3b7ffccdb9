/** What a person may tell that comes before everything else; of several the first listed is named. */
export const SAFETY_CATEGORIES = [
  'SELF_HARM',
  'CHILD',
  'VAW',
  'EXTORTION',
  'DEBT_THREAT',
  'DANGER',
  'FRAUD',
  'DISASTER',
  'HEALTH',
  'GRIEF',
] as const
export type SafetyCategory = (typeof SAFETY_CATEGORIES)[number]

/** What a case is about; ASKED: she was asked whether all is well, and wants to talk with a person of trust. */
export type CaseCategory = SafetyCategory | 'ASKED'

/** Whether a category stands before a case's own; ASKED is the least. */
export function isGraverThan(
  category: CaseCategory,
  held: { readonly category: CaseCategory },
): boolean {
  const rank = (each: CaseCategory) =>
    each === 'ASKED' ? SAFETY_CATEGORIES.length : SAFETY_CATEGORIES.indexOf(each)
  return rank(category) < rank(held.category)
}

/** What she was asked last: whether she is in danger now, whom to tell; told: nothing more is asked. */
export type CaseStage = 'danger' | 'whom' | 'told'

/** What an officer was shown last: an alert to answer, what can be done with her case, whether to clear it. */
export type Shown = 'alert' | 'menu' | 'clear'

/** What she answers or asks for while she is held. */
const CASE_ANSWERS = [
  'in-danger',
  'not-in-danger',
  'wants-call',
  'only-officer',
  'wants-silence',
] as const
export type CaseAnswer = (typeof CASE_ANSWERS)[number]

const CASE_EVENTS = [
  'opened',
  'urgent',
  'told',
  'nobody',
  'acknowledged',
  'declined',
  'wrote-again',
  'other-danger',
  ...CASE_ANSWERS,
  'trainer-told',
  'read',
  'cleared',
] as const
export type CaseEvent = (typeof CASE_EVENTS)[number]

/** For whom a help line is. */
export const LINE_PURPOSES = ['emergency', 'extortion', 'women', 'mind', 'children'] as const
export type LinePurpose = (typeof LINE_PURPOSES)[number]

/** A number to call, as somebody has verified it. */
export type HelpLine = {
  readonly for: LinePurpose
  readonly name: string
  readonly phone: string
  /** When it answers, as its source says: `24 horas`. */
  readonly hours?: string | undefined
  /** ISO date. */
  readonly verifiedOn: string
  readonly source: string
}

/** Months after which a line has to be verified again (domain report, R45). */
export const LINE_MONTHS = 6
