import { sql, type SqlBool } from 'kysely'
import type { ContactId, MessageId } from '../model/ids.ts'
import type { Database } from '../store/store.ts'

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
    .selectFrom('messages as m')
    .innerJoin('contacts as c', 'c.id', 'm.contact_id')
    .select(({ fn }) => [
      'm.id as message',
      'm.contact_id as contact',
      'c.name',
      fn.coalesce('m.attempted_at', 'm.created_at').as('at'),
    ])
    .where(TROUBLE)
    .where('m.status', '=', status)
    .orderBy('m.id', 'desc')
    .limit(LATEST)
    .execute()
}

/** As the index says it: SQLite does not see that the status asked for is in it. */
const TROUBLE = sql<SqlBool>`m.status in ('unknown', 'failed')`

const LATEST = 10
