import { common } from '../../conversation/say/common-text.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import type { Desk } from '../desk.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { tellOwner, ticketValues } from '../tell.ts'

/** Who was told of it and did not answer need not any more. */
export function tellFormerOwner(ticket: Ticket, desk: Desk): readonly DeskEffect[] {
  if (ticket.owner_id === desk.me.id) return []
  const speech = desk.speechOf(ticket.programme)
  const values = { ...ticketValues(ticket, speech), owner: desk.me.name ?? '' }
  return tellOwner(ticket, common(speech, 'desk-taken', values))
}
