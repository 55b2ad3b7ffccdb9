import { common } from '../../conversation/say/common-text.ts'
import { isRecordedSince } from '../../store/talk/figures.ts'
import type { Tx } from '../../store/store.ts'
import { ANSWERABLE, type Ticket } from '../../store/desk/tickets.ts'
import type { Asking } from './asking.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { tellOwner, ticketValues } from '../tell.ts'
import { CLOSED } from './close.ts'

/**
 * Whether a ticket about an answer that could not be read, or did not come, has nothing more to ask: an amount was
 * recorded since, and nobody talks with her.
 */
export async function isUnderstood(tx: Tx, ticket: Ticket): Promise<boolean> {
  if (!ANSWERABLE.includes(ticket.reason) || ticket.promise === 'talk') return false
  return isRecordedSince(tx.db, ticket.contact_id, ticket.opened_at)
}

/** Closes it by itself; the owner hears why, and is asked no more. */
export function closeAnswered(
  ticket: Ticket,
  { staffSpeech }: Asking,
  now: number,
): readonly DeskEffect[] {
  const change = { ...CLOSED, closed_at: now }
  const text = common(staffSpeech, 'desk-closed-answered', ticketValues(ticket, staffSpeech))
  return [
    { type: 'changeTicket', ticket: ticket.id, change, event: 'closed-answered' },
    ...tellOwner(ticket, text),
  ]
}
