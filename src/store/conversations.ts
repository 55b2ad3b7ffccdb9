import type { ContactId } from '../model/ids.ts'
import type { Tx } from './store.ts'

/** Saved states (JSON) of some contacts; who has none is left out. */
export function findConversations(tx: Tx, ids: readonly ContactId[]) {
  return tx.db
    .selectFrom('conversations')
    .select(['contact_id', 'state'])
    .where(tx.among('contact_id', ids))
    .execute()
}

export type SavedConversation = {
  readonly contact_id: ContactId
  readonly state: string
  readonly updated_at: number
}

export function saveConversations(
  tx: Tx,
  rows: readonly SavedConversation[],
): void | Promise<void> {
  return tx.upsertMany('conversations', ['contact_id'], rows)
}
