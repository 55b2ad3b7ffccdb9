import { common } from '../../conversation/say/common-text.ts'
import { applyDesk } from '../../desk/apply.ts'
import type { DeskEffect } from '../../desk/desk-effect.ts'
import { tellOwner, ticketValues } from '../../desk/tell.ts'
import { CLOSED } from '../../desk/ticket/close.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { ticketsOfContact } from '../../store/desk/tickets.ts'
import type { Tx } from '../../store/store.ts'
import type { Turn } from './turn.ts'

/** She comes to another organisation: what she asked of the one before ends there, and who has it is told. */
export async function leaveOrganisation(
  tx: Tx,
  messages: NewMessage[],
  turn: Turn,
  now: number,
): Promise<void> {
  const { contact, facts, staffSpeech: speech } = turn
  if (contact.programme === null || contact.programme === facts.joining?.programme.name) return
  const open = await ticketsOfContact(tx.db, contact.id)
  const closed = open.flatMap((ticket): readonly DeskEffect[] => [
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: { ...CLOSED, closed_at: now },
      event: 'closed',
    },
    ...tellOwner(ticket, common(speech, 'desk-closed-moved', ticketValues(ticket, speech))),
  ])
  const end = { type: 'askResolved', contact: contact.id } as const
  await applyDesk(tx, messages, turn, [...closed, end], now)
}
