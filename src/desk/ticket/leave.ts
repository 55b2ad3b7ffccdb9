import { common } from '../../conversation/say/common-text.ts'
import type { Ticket } from '../../store/desk/tickets.ts'
import type { Desk } from '../desk.ts'
import type { DeskEffect } from '../desk-effect.ts'
import { tellContact } from '../tell.ts'

/** Whoever leaves (asks for silence, blocks the account) leaves no ticket or case behind: each goes to the next at once. */
export function leave({
  me,
  tickets,
  now,
  speechOf,
}: Pick<Desk, 'me' | 'tickets' | 'now' | 'speechOf'>): readonly DeskEffect[] {
  const passed = tickets
    .filter(({ owner_id }) => owner_id === me.id)
    .flatMap((ticket) => abandon(ticket, now, speechOf(ticket.programme, ticket.language)))
  return [...passed, { type: 'passCasesOn' }]
}

/** A ticket whose owner is gone; she who talked with her hears that another person is told. */
export function abandon(ticket: Ticket, now: number, hers: Desk['speech']): readonly DeskEffect[] {
  const isTalk = ticket.promise === 'talk'
  const text = common(hers, 'desk-to-her-left', { helper: ticket.owner_name ?? '' })
  return [
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: { status: 'open', promise: null, due_at: now, wake_at: now },
      event: 'left',
      ...(ticket.owner_id === null ? {} : { person: ticket.owner_id }),
    },
    ...(isTalk ? ([{ type: 'releaseContact', contact: ticket.contact_id }] as const) : []),
    ...(isTalk ? tellContact(ticket, text) : []),
  ]
}
