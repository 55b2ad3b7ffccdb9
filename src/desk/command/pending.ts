import { writeMoment } from '../../conversation/say/moment.ts'
import { common } from '../../conversation/say/common-text.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import { reasonText } from '../ticket/alert-text.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { ticketValues } from '../tell.ts'

/** `pendientes`: her open tickets, the overdue first, then by priority and age; as many as fit a message. */
export function pending(desk: Desk): Reaction {
  const { speech, tickets } = desk
  const shown: Reaction['effects'] = [{ type: 'showPrompt' }]
  if (tickets.length === 0) return answer(common(speech, 'desk-nothing-pending'), ...shown)
  const lines = tickets
    .toSorted((a, b) => rank(a) - rank(b) || a.id - b.id)
    .slice(0, LONGEST_LIST)
    .map((ticket) => lineOf(ticket, desk))
  const rest = tickets.length - lines.length
  const head = common(speech, 'desk-pending', { count: tickets.length })
  const foot = common(speech, 'desk-pending-foot', { rest })
  return answer([head, ...lines, foot].join('\n'), ...shown)
}

function lineOf(ticket: Ticket, { me, now, programmes, speech }: Desk): string {
  const zone = programmes.get(ticket.programme ?? '')?.zone ?? 'UTC'
  const moment = { now, zone, speech }
  const isMine = ticket.owner_id === me.id
  const state =
    ticket.overdue_at !== null ? 'overdue' : (ticket.promise ?? (isMine ? 'open' : 'others'))
  return common(speech, 'desk-pending-line', {
    ...ticketValues(ticket, speech),
    reason: reasonText(ticket.reason, speech),
    state,
    mine: isMine ? 'yes' : 'no',
    since: writeMoment(ticket.opened_at, 'at', moment),
    due: writeMoment(ticket.due_at, 'before', moment),
  })
}

function rank({ overdue_at, priority }: Ticket): number {
  return (overdue_at === null ? 3 : 0) + ['high', 'normal', 'low'].indexOf(priority)
}

/** Lines that can be read on a small phone. */
const LONGEST_LIST = 10
