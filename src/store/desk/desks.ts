import type { ContactId } from '../../model/ids.ts'
import type { Database, Tx } from '../store.ts'

/** What a trainer was shown last (JSON), and when. */
export function findDesk(db: Database, contact: ContactId) {
  return db
    .selectFrom('desks')
    .select(['prompt', 'at'])
    .where('contact_id', '=', contact)
    .executeTakeFirst()
}

export function saveDesk(
  tx: Tx,
  contact_id: ContactId,
  prompt: string | null,
  at: number,
): void | Promise<void> {
  return tx.upsertMany('desks', ['contact_id'], [{ contact_id, prompt, at }])
}
