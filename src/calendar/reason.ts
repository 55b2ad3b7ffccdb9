/** Why an occurrence is sent, moved, merged or skipped as it is; the sentences are in locales/<language>/calendar.ftl. */
const REASONS = [
  // moved to another time
  'her-hour',
  'cohort-hour',
  'quiet-hours',
  'day-off',
  'holiday',
  'market-day',
  // waits, merges or is skipped, as its class says
  'day-full',
  'week-full',
  'day-taken',
  'question-open',
  'in-talk',
  'safety-hold',
  'paused',
  // skipped at once
  'stopped',
  'no-chat',
  'too-late',
  'superseded',
  'begun-already',
  'not-planned-any-more',
] as const
export type ReasonCode = (typeof REASONS)[number]

/** A reason with what it names: a local time, a schedule, a holiday, hours. JSON in `occurrences`. */
export type Reason = {
  readonly code: ReasonCode
  /** To when it was moved, in local time; or until when it lasts. */
  readonly to?: string
  /** The schedule or flow that is in the way, the holiday. */
  readonly by?: string
  /** How late it was, whole hours rounded down, or minutes where less than one. */
  readonly late?: string
}
