import type { Speech } from '../conversation/facts.ts'
import { common } from '../conversation/say/common-text.ts'
import type { Ticket } from '../store/desk/tickets.ts'
import type { DeskEffect, Told } from './desk-effect.ts'

type More = Pick<Told, 'choices' | 'media'>

/** Something to read for the contact of a ticket; nothing where no message would reach her. */
export function tellContact(ticket: Ticket, text: string, more: More = {}): readonly DeskEffect[] {
  const { address_id, contact_id } = ticket
  if (address_id === null || !isListening(ticket)) return []
  return [{ type: 'tell', to: { id: contact_id, address_id }, text, ...more }]
}

/** Something to read for the owner of a ticket; nothing where no message would reach her. */
export function tellOwner(ticket: Ticket, text: string, more: More = {}): readonly DeskEffect[] {
  const { owner_id, owner_address_id } = ticket
  if (owner_id === null || owner_address_id === null || !isOwnerReachable(ticket)) return []
  const to = { id: owner_id, address_id: owner_address_id }
  return [{ type: 'tell', to, text, ticket: ticket.id, ...more }]
}

/**
 * Whether the contact can be written to: her chat is open, she has not asked for silence, and safeguarding has not to
 * decide.
 */
export function isListening({ contact_status, address_status, hold }: Ticket): boolean {
  const isSilent = contact_status === 'stopped' || contact_status === 'declined'
  return address_status === 'open' && !isSilent && hold !== 'safety'
}

export function isOwnerReachable({ owner_status, owner_address_status }: Ticket): boolean {
  return owner_status === 'active' && owner_address_status === 'open'
}

/** `12`, María and who has to do with it: what every text about a ticket can name. */
export function ticketValues(ticket: Ticket, speech: Speech): TicketValues {
  return {
    ticket: String(ticket.id),
    name: nameOf(ticket, speech),
    owner: ticket.owner_name ?? common(speech, 'trainer-unknown'),
  }
}

type TicketValues = { readonly ticket: string; readonly name: string; readonly owner: string }

export function nameOf({ name }: { readonly name: string | null }, speech: Speech): string {
  return name ?? common(speech, 'desk-nameless')
}
