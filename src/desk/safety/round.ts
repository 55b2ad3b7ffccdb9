import { afterWorkingHours } from '../../calendar/working-hours.ts'
import type { Programme } from '../../model/programme.ts'
import type { Officer } from '../../store/people/access.ts'
import type { Happened } from './case-facts.ts'

/** Whom to tell next, and whether everybody has been told in vain before that. */
export type Next = { readonly officer: Officer | undefined; readonly isEverybodyTold: boolean }

/**
 * The safeguarding person, then her deputies; when all who can be written to have been told, from the beginning again,
 * as long as nobody answers.
 */
export function nextOfficer(reachable: readonly Officer[], events: readonly Happened[]): Next {
  const begun = events.findLastIndex(({ type }) => type === 'nobody') + 1
  const told = new Set(
    events.slice(begun).flatMap(({ type, person_id }) => (type === 'told' ? [person_id] : [])),
  )
  const next = reachable.find(({ contact_id }) => !told.has(contact_id))
  return next
    ? { officer: next, isEverybodyTold: false }
    : { officer: reachable[0], isEverybodyTold: true }
}

/** Until when who was told has to answer: 15 minutes where a life may be in danger, else 4 working hours (R40). */
export function answerBy(isUrgent: boolean, now: number, programme: Programme | undefined): number {
  if (isUrgent) return now + 15 * MINUTE
  if (!programme) return now + 4 * 60 * MINUTE
  return afterWorkingHours(now, 4, programme)
}

/** When who attends to a case is asked again how it stands. */
export function remindAt(now: number, programme: Programme | undefined): number {
  return programme ? afterWorkingHours(now, 8, programme) : now + 24 * 60 * MINUTE
}

const MINUTE = 60_000
