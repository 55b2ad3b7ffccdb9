import { common } from '../../conversation/common-text.ts'
import type { TicketId } from '../../model/ids.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import type { Tx } from '../../store/store.ts'
import { findTickets, noteTicketEvent } from '../../store/desk/tickets.ts'
import { isOwnerReachable, ticketValues } from '../tell.ts'
import type { Asking } from './asking.ts'
import { mediaOf, textOf } from './relay.ts'

/** She says more, or asks again, while her ticket is open: who has it reads and hears it at once. */
export async function addToTicket(
  tx: Tx,
  messages: NewMessage[],
  { contact, input, payload, staffSpeech: speech }: Asking,
  id: TicketId,
  now: number,
): Promise<void> {
  await noteTicketEvent(tx.db, {
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
  const media = mediaOf(payload, contact.account)
  const kind = payload.type === 'media' && text === '' ? payload.media : 'text'
  const values = { ...ticketValues(ticket, speech), text, kind }
  const row = {
    key: `alert:${input.id}:${id}`,
    contact_id: owner_id,
    address_id: owner_address_id,
    class: 'alert',
    ticket_id: id,
    choices: null,
    due_at: now,
    created_at: now,
  } as const
  messages.push({ ...row, text: common(speech, 'desk-added', values) })
  if (media)
    messages.push({ ...row, key: `${row.key}:media`, text: '', media: JSON.stringify(media) })
}
