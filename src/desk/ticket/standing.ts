import { common } from '../../conversation/say/common-text.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { isOwnerReachable, ticketValues } from '../tell.ts'

/** The ticket in which a person talks with a contact now, among her open tickets. */
export function talkOf(tickets: readonly Ticket[]): Ticket | undefined {
  return tickets
    .filter(({ promise, status }) => status === 'claimed' && promise === 'talk')
    .toSorted((a, b) => (b.relayed_at ?? 0) - (a.relayed_at ?? 0))[0]
}

/** What only the owner does (or a coordinator for her): who else tries is told whose it is. */
export function ownedElsewhere(ticket: Ticket, { me, speech }: Desk): Reaction | undefined {
  const isHers = ticket.owner_id === me.id || !isOwnerReachable(ticket)
  if (isHers || (ticket.programme !== null && me.coordinates.includes(ticket.programme)))
    return undefined
  return answer(common(speech, 'desk-taken', ticketValues(ticket, speech)))
}

/** Who has the ticket, or talks with its contact, if it is somebody else; then nothing is done. */
export function ownerElsewhere(
  ticket: Ticket,
  siblings: readonly Ticket[],
  { me, speech }: Desk,
): Reaction | undefined {
  const isTaken = ticket.status === 'claimed' && ticket.owner_id !== me.id
  const talk = talkOf(siblings)
  const other = isTaken ? ticket : talk && talk.owner_id !== me.id ? talk : undefined
  if (!other || !isOwnerReachable(other)) return undefined
  return answer(common(speech, 'desk-taken', ticketValues(other, speech)))
}
