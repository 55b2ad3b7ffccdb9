import type { ContactId } from '../../model/ids.ts'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'

/** What a trainer was shown last (JSON), and when. */
export async function findDesk(db: Database, contact: ContactId) {
  return (await desksOf(db, contact))[0]
}

const desksOf = prepared((db: Database, contact: ContactId) =>
  db.selectFrom('desks').select(['prompt', 'at']).where('contact_id', '=', contact),
)

/** Remembers what somebody of the staff was shown last (JSON of a Prompt), or that it is over. */
export function saveDesk(
  tx: Tx,
  contact_id: ContactId,
  prompt: string | null,
  at: number,
): void | Promise<void> {
  return tx.upsertMany('desks', ['contact_id'], [{ contact_id, prompt, at }])
}
