import type { Tx } from '../../store/store.ts'
import { ticketsOfContact } from '../../store/desk/tickets.ts'
import type { Desk, Reaction } from '../desk.ts'
import { claim } from '../ticket/claim.ts'
import { whichTicket } from './which-ticket.ts'

/** `tomar 12`: as if she had answered 1. */
export async function take(tx: Tx, rest: string, desk: Desk): Promise<Reaction> {
  const open = desk.tickets.filter(({ status }) => status === 'open')
  const found = await whichTicket(tx, 'take', rest, open, desk)
  if ('says' in found) return found
  const { ticket } = found
  return claim(ticket, await ticketsOfContact(tx.db, ticket.contact_id), desk)
}
