import { common } from '../../conversation/say/common-text.ts'
import type { TicketId } from '../../model/ids.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import type { Tx } from '../../store/store.ts'
import { findTickets, noteTicketEvent } from '../../store/desk/tickets.ts'
import { isOwnerReachable, ticketValues } from '../tell.ts'
import { alertRows } from './alert-rows.ts'
import type { Asking } from './asking.ts'
import { textOf } from './relay.ts'

/** She says more, or asks again, while her ticket is open: who has it reads and hears it at once. */
export async function addToTicket(
  tx: Tx,
  messages: NewMessage[],
  asking: Asking,
  id: TicketId,
  now: number,
): Promise<void> {
  const { contact, payload, staffSpeech: speech } = asking
  await noteTicketEvent(tx, {
    ticket_id: id,
    type: 'repeated',
    person_id: contact.id,
    at: now,
  })
  const [ticket] = await findTickets(tx, [id])
  const isHers = payload.type === 'text' || payload.type === 'media' || payload.type === 'edited'
  if (!ticket || !isHers || !isOwnerReachable(ticket)) return
  const { owner_id, owner_address_id } = ticket
  if (owner_id === null || owner_address_id === null) return
  const text = textOf(payload)
  const kind = payload.type === 'media' && text === '' ? payload.media : 'text'
  const values = { ...ticketValues(ticket, speech), text, kind }
  const to = { contact_id: owner_id, address_id: owner_address_id }
  const added = { ticket: id, ...to, text: common(speech, 'desk-added', values), choices: null }
  messages.push(...alertRows(asking, added, now))
}
