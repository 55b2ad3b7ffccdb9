import { common } from '../../conversation/say/common-text.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import { answer, together, type Desk, type Reaction } from '../desk.ts'
import { isListening, tellContact, ticketValues } from '../tell.ts'
import { idleAt } from './due.ts'
import { tellFormerOwner } from './former-owner.ts'
import { promiseCall } from './promise-call.ts'
import { ownerElsewhere, talkOf } from './standing.ts'

/**
 * "La atiendo ahora": the ticket is hers, and from now on the two of them talk. Of two who claim at once the first has it,
 * and the other is told who. `siblings` are the open tickets of the same contact.
 */
export function claim(ticket: Ticket, siblings: readonly Ticket[], desk: Desk): Reaction {
  const { me, now, speech } = desk
  const elsewhere = ownerElsewhere(ticket, siblings, desk)
  if (elsewhere) return elsewhere
  const values = ticketValues(ticket, speech)
  if (ticket.hold === 'safety') return answer(common(speech, 'desk-safety', values))
  if (!isListening(ticket))
    return together(
      answer(common(speech, 'desk-not-listening', values)),
      promiseCall(ticket, siblings, desk),
    )
  const hers = desk.speechOf(ticket.programme, ticket.language)
  const isNew = !talkOf(siblings)
  const text = common(hers, 'desk-to-her-claimed', { helper: me.name ?? values.owner })
  return answer(
    common(speech, 'desk-claimed', values),
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: {
        status: 'claimed',
        promise: 'talk',
        owner_id: me.id,
        acknowledged_at: ticket.acknowledged_at ?? now,
        relayed_at: now,
        wake_at: idleAt(ticket, now, desk.programmes.get(ticket.programme ?? '')),
        overdue_at: null,
      },
      event: 'claimed',
      person: me.id,
    },
    { type: 'holdContact', contact: ticket.contact_id },
    { type: 'askResolved', contact: ticket.contact_id },
    ...(isNew ? tellContact(ticket, text) : []),
    ...tellFormerOwner(ticket, desk),
  )
}
