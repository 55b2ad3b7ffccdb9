import { common } from '../../conversation/say/common-text.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import type { Named } from '../prompt.ts'
import { tellContact, ticketValues } from '../tell.ts'
import { ownedElsewhere } from './standing.ts'

/**
 * The ticket is somebody else's from now on: she is alerted next (ticket/wake.ts), and a talk ends for now. Another may have
 * taken it since the colleagues were listed; then it stays with that one.
 */
export function handOver(ticket: Ticket, to: Named, desk: Desk): Reaction {
  const { me, now, speech } = desk
  const elsewhere = ownedElsewhere(ticket, desk)
  if (elsewhere) return elsewhere
  const isTalk = ticket.promise === 'talk'
  const hers = desk.speechOf(ticket.programme, ticket.language)
  const helpers = { from: me.name ?? '', helper: to.name }
  return answer(
    common(speech, 'desk-handed-over', { ...ticketValues(ticket, speech), to: to.name }),
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: {
        status: 'open',
        promise: null,
        owner_id: to.id,
        alerted_at: null,
        due_at: now,
        wake_at: now,
      },
      event: 'handed-over',
      person: me.id,
      note: String(to.id),
    },
    ...(isTalk ? ([{ type: 'releaseContact', contact: ticket.contact_id }] as const) : []),
    ...(isTalk ? tellContact(ticket, common(hers, 'desk-to-her-handed-over', helpers)) : []),
  )
}
