export const DATE_KINDS = ['module', 'visit', 'harvest'] as const

/** A class, her trainer's visit, or the start of a harvest (which the trainer opens). */
export type DateKind = (typeof DATE_KINDS)[number]

/** A day of a cohort's own calendar: `number` counts from 1 within its kind. */
export type CohortDate = {
  readonly kind: DateKind
  readonly number: number
  /** ISO local date, `2026-12-15`. */
  readonly date: string
}
