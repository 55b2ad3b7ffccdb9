import type { ContactId, MessageId } from '../model/ids.ts'
import type { Database } from '../store/store.ts'
import { TROUBLE } from './backlog.ts'

/** A message that has not arrived, or of which nobody knows whether it has; when it was tried last (milliseconds since 1970). */
export type LostMessage = {
  readonly message: MessageId
  readonly contact: ContactId
  readonly name: string | null
  readonly at: number
}

/** The latest of the messages that `doctor` counts, the last one first. */
export function readLost(
  db: Database,
  status: 'unknown' | 'failed',
): Promise<readonly LostMessage[]> {
  return db
    .selectFrom('messages')
    .innerJoin('contacts as c', 'c.id', 'messages.contact_id')
    .select(({ fn }) => [
      'messages.id as message',
      'messages.contact_id as contact',
      'c.name',
      fn.coalesce('messages.attempted_at', 'messages.created_at').as('at'),
    ])
    .where(TROUBLE)
    .where('messages.status', '=', status)
    .orderBy('messages.id', 'desc')
    .limit(LATEST)
    .execute()
}

const LATEST = 10
