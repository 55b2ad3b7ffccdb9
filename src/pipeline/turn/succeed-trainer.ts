import { common } from '../../conversation/common-text.ts'
import { applyDesk } from '../../desk/apply.ts'
import { isReachable } from '../../desk/chain.ts'
import type { DeskEffect } from '../../desk/desk-effect.ts'
import { abandon } from '../../desk/ticket/leave.ts'
import type { CohortId } from '../../model/ids.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { findStaff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { ticketsOwnedIn } from '../../store/desk/tickets.ts'
import type { Turn } from './turn.ts'
import { spokenIn } from './speech.ts'

/**
 * Who writes a cohort's trainer code takes the place of the trainer before: she has all the open tickets of that one, and
 * is alerted of each; the one before is told so.
 */
export async function succeedTrainer(
  tx: Tx,
  messages: NewMessage[],
  turn: Turn,
  cohort: CohortId,
  now: number,
): Promise<void> {
  const before = await tx.db
    .selectFrom('cohorts')
    .select(['trainer_id', 'name'])
    .where('id', '=', cohort)
    .executeTakeFirst()
  const { contact, staffSpeech, facts } = turn
  if (!before || before.trainer_id === null || before.trainer_id === contact.id) return
  const tickets = await ticketsOwnedIn(tx.db, cohort, before.trainer_id)
  const passed = tickets.flatMap((ticket): readonly DeskEffect[] => [
    ...abandon(ticket, now, spokenIn(staffSpeech, facts.joining?.programme, ticket.language)),
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: { owner_id: contact.id, alerted_at: null },
    },
  ])
  const former = await findStaff(tx.db, before.trainer_id)
  const values = { cohort: before.name, to: contact.name ?? 'none', count: tickets.length }
  const text = common(staffSpeech, 'desk-replaced', values)
  const told: readonly DeskEffect[] =
    former && isReachable(former) ? [{ type: 'tell', to: former, text }] : []
  await applyDesk(tx, messages, turn, [...passed, ...told], now)
}
