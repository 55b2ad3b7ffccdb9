import type { CallFacts } from '../../conversation/facts.ts'
import { priorityOf } from '../../model/ticket.ts'
import { staffOf, type Staff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { peopleTold, ticketsOfContact, type Ticket } from '../../store/desk/tickets.ts'
import { firstHelper, nextHelper, todayIn } from '../chain.ts'
import { isOwnerReachable } from '../tell.ts'
import type { Asking } from './asking.ts'
import { dueAt } from './due.ts'

/** Who will have a call for help that is made now: by the same rule that opens it (ticket/open.ts), or as her open one stands. */
export async function readCall(
  tx: Tx,
  { contact, facts: { programme } }: Pick<Asking, 'contact' | 'facts'>,
  reason: string,
  now: number,
): Promise<CallFacts> {
  const [open, chain] = await Promise.all([
    ticketsOfContact(tx.db, contact.id),
    staffOf(tx.db, contact.cohort_id),
  ])
  const today = todayIn(programme, now)
  const same = open.find((ticket) => ticket.reason === reason)
  if (same) return standingOf(tx, same, chain, { today, now })
  const helper = firstHelper(chain, today)
  const others = new Set(helper ? [helper.id] : [])
  return {
    stands: 'waiting',
    ...(helper ? { helper: named(helper.name) } : {}),
    dueAt: dueAt(priorityOf(reason), now, programme),
    isPassedOn: nextHelper(chain, others, today) !== undefined,
    now,
  }
}

/** The call for a person that she waits for, if there is one: what she writes meanwhile belongs to it. */
export async function readWaitingCall(
  tx: Tx,
  { contact, facts: { programme } }: Pick<Asking, 'contact' | 'facts'>,
  now: number,
): Promise<CallFacts | undefined> {
  const open = await ticketsOfContact(tx.db, contact.id)
  const waiting = open.findLast(({ priority, hold }) => priority === 'high' && hold === null)
  if (!waiting) return undefined
  const today = todayIn(programme, now)
  return standingOf(tx, waiting, await staffOf(tx.db, contact.cohort_id), { today, now })
}

async function standingOf(
  tx: Tx,
  ticket: Ticket,
  chain: readonly Staff[],
  { today, now }: { readonly today: string; readonly now: number },
): Promise<CallFacts> {
  const { id, owner_id, owner_name, overdue_at, promise, due_at } = ticket
  const told = await peopleTold(tx.db, id)
  const others = new Set(
    [owner_id, ...told.map((each) => each.person_id)].flatMap((at) => at ?? []),
  )
  return {
    ticket: id,
    stands: overdue_at !== null ? 'overdue' : promise === 'call' ? 'call' : 'waiting',
    ...(isOwnerReachable(ticket) ? { helper: named(owner_name) } : {}),
    dueAt: due_at,
    isPassedOn: nextHelper(chain, others, today) !== undefined,
    now,
  }
}

function named(name: string | null): { readonly name?: string } {
  return name === null ? {} : { name }
}
