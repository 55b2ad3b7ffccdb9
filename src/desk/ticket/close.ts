import { common } from '../../conversation/say/common-text.ts'
import { yesAndNo } from '../../conversation/say/render.ts'
import type { Speech } from '../../conversation/facts.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { isListening, tellContact, ticketValues } from '../tell.ts'
import { talkOf } from './standing.ts'

/** `cerrar`: the ticket is over, she is asked whether it is resolved, and the flow has her back where it left her. */
export function close(
  ticket: Ticket,
  siblings: readonly Ticket[],
  note: string | undefined,
  desk: Desk,
): Reaction {
  const { me, now, speech } = desk
  const talk = talkOf(siblings)
  const isOthers = talk && talk.owner_id !== me.id && talk.id !== ticket.id
  const hers = desk.speechOf(ticket.programme, ticket.language)
  return answer(
    common(speech, 'desk-closed', ticketValues(ticket, speech)),
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: { ...CLOSED, closed_at: now, closed_by: me.id, note: note ?? null },
      event: 'closed',
      person: me.id,
      ...(note === undefined ? {} : { note }),
    },
    ...(isOthers ? [] : endTalk(ticket, siblings, me.name ?? '', hers)),
  )
}

/** What closing does to a ticket's row. */
export const CLOSED = { status: 'closed', promise: null, wake_at: null } as const

/** The talk is over, unless another ticket of hers is being talked about: she hears so, and is asked. */
export function endTalk(
  ticket: Ticket,
  siblings: readonly Ticket[],
  helper: string,
  hers: Speech,
  message = 'desk-to-her-closed',
): readonly DeskEffect[] {
  const others = siblings.filter(({ id }) => id !== ticket.id)
  if (talkOf(others)) return []
  const { contact_id: contact } = ticket
  const release: DeskEffect = { type: 'releaseContact', contact }
  const wasAsked = ticket.promise === 'talk' || (ticket.priority === 'high' && ticket.promise)
  if (!wasAsked || !isListening(ticket)) return [release]
  const choices = yesAndNo(hers)
  const text = common(hers, message, { helper })
  return [
    release,
    ...tellContact(ticket, text, { choices }),
    { type: 'askResolved', contact, ticket: ticket.id },
  ]
}
