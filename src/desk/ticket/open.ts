import { priorityOf } from '../../model/ticket.ts'
import { reportIncident } from '../../store/service/incidents.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { staffOf, type Staff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { askAgain, insertTicket, noteTicketEvent } from '../../store/desk/tickets.ts'
import type { Asking } from './asking.ts'
import { firstHelper, isReachable, todayIn } from '../chain.ts'
import { addToTicket } from './add-to.ts'
import { alertHelper } from './alert.ts'
import { dueAt } from './due.ts'

/**
 * Opens a ticket and alerts who answers first: the trainer, or who stands in for her. More of the same while one is open
 * adds to it. Where nobody can be written to it stays open without being acknowledged, and becomes an incident.
 */
export async function openTicket(
  tx: Tx,
  messages: NewMessage[],
  asking: Asking,
  reason: string,
  now: number,
): Promise<void> {
  const { contact, facts } = asking
  const [again, chain] = await Promise.all([
    askAgain(tx.db, contact.id, reason),
    staffOf(tx.db, contact.cohort_id),
  ])
  if (again !== undefined) return addToTicket(tx, messages, asking, again, now)
  const today = todayIn(facts.programme, now)
  const helper = firstHelper(chain, today)
  const priority = priorityOf(reason)
  const due_at = dueAt(priority, now, facts.programme)
  const owner_id = helper?.id ?? contact.trainer_id
  const ticket = { contact_id: contact.id, owner_id, reason, priority, opened_at: now, due_at }
  const id = await insertTicket(tx.db, ticket)
  const opened = { type: 'opened', person_id: contact.id, at: now } as const
  await noteTicketEvent(tx, { ticket_id: id, ...opened })
  await reportUnreachable(tx, chain, { id, reason, helper, programme: contact.programme }, now)
  await alertHelper(tx, messages, asking, { ...ticket, id }, helper, now)
}

/** A trainer without a working channel is somebody's mistake, also where another person takes the ticket. */
async function reportUnreachable(
  tx: Tx,
  [trainer]: readonly Staff[],
  ticket: {
    readonly id: number
    readonly reason: string
    readonly helper: Staff | undefined
    readonly programme: string | null
  },
  now: number,
): Promise<void> {
  if (trainer && isReachable(trainer)) return
  const instead = ticket.helper ? `it went to contact ${ticket.helper.id}` : 'nobody was told'
  await reportIncident(tx.db, {
    account: 'desk',
    kind: 'ticket-without-trainer',
    ...(ticket.programme === null ? {} : { programme: ticket.programme }),
    detail: `ticket ${ticket.id} (${ticket.reason}): the cohort has no trainer who can be written to; ${instead}`,
    at: now,
  })
}
