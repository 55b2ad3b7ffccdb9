import { common } from '../../conversation/say/common-text.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import type { Asking } from './asking.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { tellOwner, ticketValues } from '../tell.ts'
import { CLOSED, endTalk } from './close.ts'

/** A talk in which nobody has written for a while ends by itself; both are told, and she can say that it is not resolved. */
export function closeIdle(
  ticket: Ticket,
  siblings: readonly Ticket[],
  { speech, staffSpeech }: Asking,
  now: number,
): readonly DeskEffect[] {
  const helper = ticket.owner_name ?? ''
  return [
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: { ...CLOSED, closed_at: now },
      event: 'closed-idle',
    },
    ...tellOwner(
      ticket,
      common(staffSpeech, 'desk-closed-idle', ticketValues(ticket, staffSpeech)),
    ),
    ...endTalk(ticket, siblings, helper, speech, 'desk-to-her-closed-idle'),
  ]
}
