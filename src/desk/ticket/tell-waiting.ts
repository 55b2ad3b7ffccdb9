import { firstAllowed } from '../../calendar/first-allowed.ts'
import type { Programme } from '../../model/programme.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { tellContact } from '../tell.ts'

/** What became of her call, to who asked for somebody and waits (tickets of high priority); not in her quiet hours. */
export function tellWaiting(
  ticket: Ticket,
  text: string,
  programme: Programme | undefined,
  now: number,
): readonly DeskEffect[] {
  const isQuiet = programme && firstAllowed(now, programme, ticket.zone ?? programme.zone).at > now
  return ticket.priority !== 'high' || isQuiet ? [] : tellContact(ticket, text)
}
