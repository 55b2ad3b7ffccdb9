import { endOfWorkday } from '../../calendar/working-hours.ts'
import { writeMoment } from '../../conversation/say/moment.ts'
import { common } from '../../conversation/say/common-text.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { tellContact, ticketValues } from '../tell.ts'
import { tellFormerOwner } from './former-owner.ts'
import { ownerElsewhere } from './standing.ts'

/** "La llamo hoy": hers until the end of the working day; she who asked is told, and what is not done by then is overdue. */
export function promiseCall(ticket: Ticket, siblings: readonly Ticket[], desk: Desk): Reaction {
  const { me, now, speech } = desk
  const elsewhere = ownerElsewhere(ticket, siblings, desk)
  if (elsewhere) return elsewhere
  const programme = desk.programmes.get(ticket.programme ?? '')
  const due = programme ? endOfWorkday(now, programme) : now + A_DAY
  const home = programme?.zone ?? 'UTC'
  const hers = desk.speechOf(ticket.programme, ticket.language)
  const values = {
    ...ticketValues(ticket, speech),
    due: writeMoment(due, 'before', { now, zone: home, speech }),
  }
  const hour = writeMoment(due, 'before', { now, zone: ticket.zone ?? home, speech: hers })
  const promise = { helper: me.name ?? values.owner, due: hour }
  return answer(
    common(speech, 'desk-call-promised', values),
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: {
        status: 'claimed',
        promise: 'call',
        owner_id: me.id,
        acknowledged_at: ticket.acknowledged_at ?? now,
        due_at: due,
        wake_at: due,
        overdue_at: null,
      },
      event: 'promised',
      person: me.id,
    },
    ...(ticket.promise === 'talk'
      ? ([{ type: 'releaseContact', contact: ticket.contact_id }] as const)
      : []),
    ...tellFormerOwner(ticket, desk),
    ...(isNewsToHer(ticket, desk)
      ? tellContact(ticket, common(hers, 'desk-to-her-call', promise))
      : []),
  )
}

/** She waits for an answer, and has not been promised this already. */
function isNewsToHer(ticket: Ticket, { me }: Desk): boolean {
  const isKnown = ticket.promise === 'call' && ticket.owner_id === me.id
  return ticket.promise === 'talk' || (ticket.priority === 'high' && !isKnown)
}

const A_DAY = 24 * 3_600_000
