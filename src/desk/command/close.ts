import type { Tx } from '../../store/store.ts'
import { ticketsOfContact } from '../../store/desk/tickets.ts'
import type { Desk, Reaction } from '../desk.ts'
import { close } from '../ticket/close.ts'
import { ownerElsewhere } from '../ticket/standing.ts'
import { whichTicket } from './which-ticket.ts'

/** `cerrar`, `cerrar: ya hablamos`, `cerrar 12 ya hablamos`: the ticket is over, with a note where one is given. */
export async function closeTicket(tx: Tx, rest: string, desk: Desk): Promise<Reaction> {
  const claimed = desk.tickets.filter(
    ({ owner_id, status }) => owner_id === desk.me.id && status === 'claimed',
  )
  const found = await whichTicket(tx, 'close', rest, claimed, desk)
  if ('says' in found) return found
  const { ticket, rest: note } = found
  const siblings = await ticketsOfContact(tx.db, ticket.contact_id)
  const isTaken = ticket.status === 'claimed' && ownerElsewhere(ticket, [], desk)
  return isTaken || close(ticket, siblings, note === '' ? undefined : note, desk)
}
