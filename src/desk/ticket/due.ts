import { firstAllowed } from '../../calendar/first-allowed.ts'
import { afterWorkingHours } from '../../calendar/working-hours.ts'
import type { Programme } from '../../model/programme.ts'
import type { Priority } from '../../model/ticket.ts'
import type { Ticket } from '../../store/desk/tickets.ts'

/** Until when one person has to answer a ticket told at a moment (milliseconds since 1970), by the working hours. */
export function dueAt(
  priority: Priority,
  moment: number,
  programme: Programme | undefined,
): number {
  if (!programme) return moment + WITHOUT_PROGRAMME
  return afterWorkingHours(moment, programme.escalation[priority], programme)
}

/** When a talk that falls silent now is closed: not in her night, as she is told. */
export function idleAt(
  { zone }: Pick<Ticket, 'zone'>,
  now: number,
  programme: Programme | undefined,
): number {
  if (!programme) return now + IDLE_HOURS * HOUR
  const silent = now + programme.escalation.idle * HOUR
  return firstAllowed(silent, programme, zone ?? programme.zone).at
}

const HOUR = 3_600_000
const IDLE_HOURS = 8

/** Who belongs to no programme has nobody to answer; the ticket is looked at again after a day. */
const WITHOUT_PROGRAMME = 24 * HOUR
