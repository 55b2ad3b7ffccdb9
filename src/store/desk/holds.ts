import type { Hold } from '../../model/contact.ts'
import type { ContactId, TicketId } from '../../model/ids.ts'
import { wakeOccurrences } from '../talk/occurrences.ts'
import type { Tx } from '../store.ts'

/** From now on no flow and no reminder speaks to her; an older hold keeps its beginning. */
export async function holdContact(tx: Tx, id: ContactId, hold: Hold, now: number): Promise<void> {
  await tx.db
    .updateTable('contacts')
    .set((q) => ({ hold, held_at: q.fn.coalesce('held_at', q.val(now)) }))
    .where('id', '=', id)
    .execute()
}

/** Nobody holds her any more in this way: her timers go on with the time they had left, and what waited has its turn. */
export async function releaseContact(
  tx: Tx,
  id: ContactId,
  hold: Hold,
  now: number,
): Promise<void> {
  const held = await tx.db
    .selectFrom('contacts')
    .select('held_at')
    .where('id', '=', id)
    .where('hold', '=', hold)
    .executeTakeFirst()
  if (held?.held_at == null) return
  const passed = now - held.held_at
  await tx.db
    .updateTable('timers')
    .set((q) => ({ due_at: q('due_at', '+', passed) }))
    .where('contact_id', '=', id)
    .execute()
  await tx.db
    .updateTable('inputs')
    .set({ status: 'waiting' })
    .where('contact_id', '=', id)
    .where('status', '=', 'held')
    .execute()
  await tx.db
    .updateTable('contacts')
    .set({ hold: null, held_at: null })
    .where('id', '=', id)
    .execute()
  await wakeOccurrences(tx, [id], now)
}

/** The closed ticket of which she is asked whether it is resolved; null ends the question. */
export async function askResolved(
  tx: Tx,
  id: ContactId,
  asked_ticket_id: TicketId | null,
): Promise<void> {
  await tx.db.updateTable('contacts').set({ asked_ticket_id }).where('id', '=', id).execute()
}
