import { common } from '../../conversation/say/common-text.ts'
import type { TicketId } from '../../model/ids.ts'
import type { Tx } from '../../store/store.ts'
import { findTickets, type Ticket } from '../../store/desk/tickets.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { ticketValues } from '../tell.ts'

/** An open ticket that is her business; else what is the matter with the number, without a word about other people's. */
export async function hersByNumber(
  tx: Tx,
  number: TicketId,
  desk: Desk,
): Promise<Ticket | Reaction> {
  const open = desk.tickets.find(({ id }) => id === number)
  if (open) return open
  const [ticket] = await findTickets(tx, [number])
  const values = { ticket: String(number) }
  if (!ticket || !isHers(ticket, desk)) return answer(common(desk.speech, 'desk-no-ticket', values))
  if (ticket.closed_at === null) return ticket
  return answer(common(desk.speech, 'desk-already-closed', ticketValues(ticket, desk.speech)))
}

/** Her own, of her cohorts, or of a coordinator's programme. */
function isHers(ticket: Ticket, { me }: Desk): boolean {
  const { owner_id, trainer_id, backup_id, programme } = ticket
  const isCoordinator = programme !== null && me.coordinates.includes(programme)
  return isCoordinator || [owner_id, trainer_id, backup_id].includes(me.id)
}
