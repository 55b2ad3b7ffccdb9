import { common } from '../../conversation/say/common-text.ts'
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
 * Who writes a cohort's trainer code, or its backup's, takes the place of the one before: she has all the open tickets of
 * that one, and is alerted of each; the one before is told so.
 */
export async function succeedTrainer(
  tx: Tx,
  messages: NewMessage[],
  turn: Turn,
  { cohortId, isBackup = false }: { readonly cohortId: CohortId; readonly isBackup?: boolean },
  now: number,
): Promise<void> {
  const before = await tx.db
    .selectFrom('cohorts')
    .select(['trainer_id', 'backup_id', 'name'])
    .where('id', '=', cohortId)
    .executeTakeFirst()
  const { contact, staffSpeech, facts } = turn
  const replaced = isBackup ? before?.backup_id : before?.trainer_id
  if (!before || replaced == null || replaced === contact.id) return
  // a trainer who stood in for herself stays trainer, with what she has
  if (isBackup && replaced === before.trainer_id) return
  const tickets = await ticketsOwnedIn(tx.db, cohortId, replaced)
  const passed = tickets.flatMap((ticket): readonly DeskEffect[] => [
    ...abandon(ticket, now, spokenIn(staffSpeech, facts.joining?.programme, ticket.language)),
    {
      type: 'changeTicket',
      ticket: ticket.id,
      change: { owner_id: contact.id, alerted_at: null },
    },
  ])
  const former = await findStaff(tx.db, replaced)
  const values = { cohort: before.name, to: contact.name ?? 'none', count: tickets.length }
  const text = common(staffSpeech, isBackup ? 'desk-backup-replaced' : 'desk-replaced', values)
  const told: readonly DeskEffect[] =
    former && isReachable(former) ? [{ type: 'tell', to: former, text }] : []
  await applyDesk(tx, messages, turn, [...passed, ...told], now)
}
