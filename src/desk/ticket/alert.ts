import { common } from '../../conversation/say/common-text.ts'
import type { TicketId } from '../../model/ids.ts'
import type { Priority } from '../../model/ticket.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { recentTexts } from '../../store/talk/inputs.ts'
import type { Tx } from '../../store/store.ts'
import { changeTicket, noteTicketEvent, peopleTold } from '../../store/desk/tickets.ts'
import { alertRows } from './alert-rows.ts'
import { alertText } from './alert-text.ts'
import { codesIn } from '../../office/cohort/join-codes.ts'
import type { Asking } from './asking.ts'
import type { Helper } from '../chain.ts'
import { dueAt } from './due.ts'

/** What of a ticket its alert needs. */
export type Alerted = {
  readonly id: TicketId
  readonly reason: string
  readonly priority: Priority
  readonly opened_at: number
}

/** The answers of an alert in their order: 1, 2, 3. */
export const ALERT_ANSWERS = ['attend', 'call', 'cannot'] as const
export type AlertAnswer = (typeof ALERT_ANSWERS)[number]

/** Puts the alert to a helper, who owns the ticket from now on, into `messages`; without one it is overdue at once. */
export async function alertHelper(
  tx: Tx,
  messages: NewMessage[],
  asking: Asking,
  ticket: Alerted,
  helper: Helper | undefined,
  now: number,
): Promise<void> {
  const due_at = dueAt(ticket.priority, now, asking.facts.programme)
  if (!helper) return changeTicket(tx, ticket.id, { due_at, wake_at: due_at, overdue_at: now })
  const [told, written] = await Promise.all([
    peopleTold(tx.db, ticket.id),
    recentTexts(tx.db, asking.contact.id, LAST_TEXTS),
  ])
  const texts = written.filter((each) => codesIn(each).length === 0)
  const text = alertText(asking, ticket, { told, texts, due_at, now })
  const to = { contact_id: helper.id, address_id: helper.address_id }
  const choices = JSON.stringify(answersOf(ticket.id, asking))
  messages.push(...alertRows(asking, { ticket: ticket.id, ...to, text, choices }, now))
  await changeTicket(tx, ticket.id, {
    status: 'open',
    promise: null,
    owner_id: helper.id,
    alerted_at: now,
    due_at,
    wake_at: due_at,
  })
  const event = { ticket_id: ticket.id, type: 'alerted', person_id: helper.id, at: now } as const
  await noteTicketEvent(tx, event)
}

const LAST_TEXTS = 3

/** Keys carry the ticket's number, as several alerts may be waiting. */
function answersOf(ticket: TicketId, { staffSpeech }: Asking): readonly string[] {
  return ALERT_ANSWERS.map((each) => `${ticket}: ${common(staffSpeech, `desk-answer-${each}`)}`)
}
