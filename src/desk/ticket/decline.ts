import { common } from '../../conversation/render.ts'
import type { Ticket } from '../../store/tickets.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { ticketValues } from '../tell.ts'
import { ownedElsewhere } from './standing.ts'

/** "No puedo": it goes to the next person at once (ticket/wake.ts tells her). */
export function decline(ticket: Ticket, desk: Desk): Reaction {
  const { me, now, speech } = desk
  const elsewhere = ownedElsewhere(ticket, desk)
  if (elsewhere) return elsewhere
  return answer(
    common(speech, 'desk-declined', ticketValues(ticket, speech)),
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: { status: 'open', promise: null, due_at: now, wake_at: now },
      event: 'declined',
      person: me.id,
    },
    ...(ticket.promise === 'talk'
      ? ([{ type: 'releaseContact', contact: ticket.contact_id }] as const)
      : []),
  )
}
