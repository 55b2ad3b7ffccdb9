import { nextWorkday } from '../../calendar/working-hours.ts'
import { common } from '../../conversation/say/common-text.ts'
import type { Tx } from '../../store/store.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { ticketValues } from '../tell.ts'
import { othersFor, type Others } from './others.ts'
import { ownedElsewhere } from './standing.ts'
import { tellWaiting } from './tell-waiting.ts'

/**
 * "No puedo": it goes to the next person at once (ticket/wake.ts tells her); where nobody is left it stays, and all hear
 * so.
 */
export async function decline(tx: Tx, ticket: Ticket, desk: Desk): Promise<Reaction> {
  const elsewhere = ownedElsewhere(ticket, desk)
  if (elsewhere) return elsewhere
  const others = await othersFor(tx, ticket, desk)
  return others.next ? passOn(ticket, desk) : keep(ticket, others, desk)
}

function passOn(ticket: Ticket, desk: Desk): Reaction {
  const { now, speech } = desk
  return answer(
    common(speech, 'desk-declined', ticketValues(ticket, speech)),
    ...declined(ticket, { due_at: now, wake_at: now }, desk),
  )
}

/** Hers until its time has come, or the next working day: somebody who cannot now is not reminded in the same minute. */
function keep(ticket: Ticket, { coordinators }: Others, desk: Desk): Reaction {
  const { now, speech, programmes } = desk
  const programme = programmes.get(ticket.programme ?? '')
  const next = programme ? nextWorkday(now, programme) : now + A_DAY
  const due = Math.max(ticket.due_at, next)
  const values = ticketValues(ticket, speech)
  const told = coordinators.length > 0 ? 'yes' : 'no'
  return answer(
    common(speech, 'desk-declined-alone', { ...values, coordination: told }),
    ...declined(ticket, { due_at: due, wake_at: due }, desk),
    ...coordinators.map((to): DeskEffect => {
      const text = common(speech, 'desk-declined-notice', { ...values, owner: desk.me.name ?? '' })
      return { type: 'tell', to, text, ticket: ticket.id }
    }),
    ...tellHer(ticket, told, desk),
  )
}

const A_DAY = 24 * 3_600_000

/** She was promised another person, and is told that there is none; not at night. */
function tellHer(ticket: Ticket, coordination: string, desk: Desk): readonly DeskEffect[] {
  const { now, me, programmes } = desk
  const programme = programmes.get(ticket.programme ?? '')
  const hers = desk.speechOf(ticket.programme, ticket.language)
  const values = { helper: me.name ?? '', coordination }
  const text = common(hers, 'desk-to-her-nobody-else', values)
  return tellWaiting(ticket, text, programme, now)
}

function declined(
  ticket: Ticket,
  times: { readonly due_at: number; readonly wake_at: number },
  { me }: Desk,
): readonly DeskEffect[] {
  return [
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: { status: 'open', promise: null, ...times },
      event: 'declined',
      person: me.id,
    },
    ...(ticket.promise === 'talk'
      ? ([{ type: 'releaseContact', contact: ticket.contact_id }] as const)
      : []),
  ]
}
