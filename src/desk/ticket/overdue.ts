import { nextWorkday } from '../../calendar/working-hours.ts'
import { common } from '../../conversation/say/common-text.ts'
import type { Staff } from '../../store/people/staff.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import type { Asking } from './asking.ts'
import { isReachable } from '../chain.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { isOwnerReachable, tellOwner, ticketValues } from '../tell.ts'
import { tellWaiting } from './tell-waiting.ts'

/**
 * Nobody has answered in time, or a promised call was not closed: the owner is reminded on every working day, and the
 * coordinators hear of it once; so does she who waits for an answer. It stays so until somebody closes it.
 */
export function overdue(
  ticket: Ticket,
  asking: Asking,
  chain: readonly Staff[],
  now: number,
): readonly DeskEffect[] {
  const { staffSpeech: speech } = asking
  const { programme } = asking.facts
  const wake_at = programme ? nextWorkday(now, programme) : now + A_DAY
  const isNew = ticket.overdue_at === null
  const change = { wake_at, overdue_at: ticket.overdue_at ?? now }
  const values = ticketValues(ticket, speech)
  const line = ticket.promise === 'call' ? 'desk-overdue-call' : 'desk-overdue'
  const others = chain
    .filter(({ coordinates, id }) => coordinates.length > 0 && id !== ticket.owner_id)
    .filter(isReachable)
  return [
    { type: 'changeTicket', ticket: ticket.id, change, ...(isNew ? { event: 'overdue' } : {}) },
    ...tellOwner(ticket, common(speech, line, values)),
    ...(isNew
      ? others.map((to): DeskEffect => {
          const text = common(speech, 'desk-overdue-notice', values)
          return { type: 'tell', to, text, ticket: ticket.id }
        })
      : []),
    ...(isNew ? tellHer(ticket, asking, others.length > 0, now) : []),
  ]
}

/** Who was told to expect somebody hears that nobody could; a call that was promised may have been made. */
function tellHer(
  ticket: Ticket,
  { facts: { programme }, speech }: Asking,
  isTold: boolean,
  now: number,
): readonly DeskEffect[] {
  if (ticket.promise === 'call' || ticket.owner_name === null) return []
  const values = { helper: ticket.owner_name, coordination: isTold ? 'yes' : 'no' }
  const organisation = programme?.organisation ?? ''
  const text = isOwnerReachable(ticket)
    ? common(speech, 'desk-to-her-overdue', values)
    : common(speech, 'called-nobody', { organisation })
  return tellWaiting(ticket, text, programme, now)
}

const A_DAY = 24 * 3_600_000
