import { common } from '../../conversation/say/common-text.ts'
import { applyDesk } from '../../desk/apply.ts'
import type { DeskEffect } from '../../desk/desk-effect.ts'
import { tellOwner, ticketValues } from '../../desk/tell.ts'
import { CLOSED } from '../../desk/ticket/close.ts'
import type { ContactFields } from '../../model/contact.ts'
import { ticketsOfContact } from '../../store/desk/tickets.ts'
import type { Tx } from '../../store/store.ts'
import type { Batch } from './batch.ts'
import type { Turn } from './turn.ts'

/**
 * She comes to another organisation: what she asked of the one before ends there, and who has it is told. What she told that
 * one (her goal, her step, whether her figures may be added up) is not the new one's; how she likes to be written to is hers.
 */
export async function leaveOrganisation(tx: Tx, batch: Batch, turn: Turn): Promise<void> {
  const { contact, facts, staffSpeech: speech } = turn
  if (contact.programme === null || contact.programme === facts.joining?.programme.name) return
  const { now, alerts } = batch
  await keepWishes(tx, batch, turn)
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
  await applyDesk(tx, alerts, turn, [...closed, end], now)
}

async function keepWishes(tx: Tx, batch: Batch, { contact, facts }: Turn): Promise<void> {
  const { hour, day, audio, 'paused-until': pausedUntil } = facts.fields
  const wishes: ContactFields = {
    ...(hour === undefined ? {} : { hour }),
    ...(day === undefined ? {} : { day }),
    ...(audio === undefined ? {} : { audio }),
    ...(pausedUntil === undefined ? {} : { 'paused-until': pausedUntil }),
  }
  batch.fields.set(contact.id, wishes)
  await tx.db
    .updateTable('contacts')
    .set({ fields: JSON.stringify(wishes) })
    .where('id', '=', contact.id)
    .execute()
}
