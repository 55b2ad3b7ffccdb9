import { endOfWorkday } from '../../calendar/working-hours.ts'
import { common } from '../../conversation/say/common-text.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import type { Asking } from './asking.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { tellOwner, ticketValues } from '../tell.ts'

/** She asked for silence, or blocked the account, in the middle of a talk: it is over in the chat and left to be called. */
export function interrupted(
  ticket: Ticket,
  { facts, staffSpeech: speech }: Asking,
  how: 'stopped' | 'blocked',
  now: number,
): readonly DeskEffect[] {
  const { programme } = facts
  const due_at = programme ? endOfWorkday(now, programme) : now + A_DAY
  const text = common(speech, `desk-her-${how}`, ticketValues(ticket, speech))
  return [
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: { promise: 'call', due_at, wake_at: due_at },
    },
    { type: 'releaseContact', contact: ticket.contact_id },
    ...tellOwner(ticket, text),
  ]
}

const A_DAY = 24 * 3_600_000
