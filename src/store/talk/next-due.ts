import { sql, type SqlBool } from 'kysely'
import { heldBack } from './due-messages.ts'
import { prepared } from '../prepared.ts'
import type { Database } from '../store.ts'

/**
 * The earliest moment at which a timer, a message, an occurrence, a ticket or a safety case comes due; undefined where
 * nothing waits. What waits for the end of a hold waits for no moment.
 */
export async function nextDue(db: Database): Promise<number | undefined> {
  const rows = await Promise.all(QUERIES.map((query) => query(db)))
  const due = rows.flat().flatMap(({ at }) => at ?? [])
  return due.length === 0 ? undefined : Math.min(...due)
}

const QUERIES = [
  prepared((db: Database) =>
    db
      .selectFrom('timers as t')
      .innerJoin('contacts as c', 'c.id', 't.contact_id')
      .select('t.due_at as at')
      .where('c.hold', 'is', null)
      .orderBy('t.due_at')
      .limit(1),
  ),
  prepared((db: Database) =>
    db
      .selectFrom('messages as m')
      .innerJoin('contacts as c', 'c.id', 'm.contact_id')
      .select((q) => q.fn.min('m.due_at').as('at'))
      .where(sql<SqlBool>`m.status in ('queued', 'sending') and m.status = 'queued'`)
      .where(sql<SqlBool>`not (${heldBack('m')})`),
  ),
  prepared((db: Database) =>
    db
      .selectFrom('occurrences')
      .select((q) => q.fn.min('planned_at').as('at'))
      .where('status', '=', sql.lit('waiting' as const)),
  ),
  wakeAt('tickets'),
  wakeAt('safety_cases'),
]

function wakeAt(table: 'tickets' | 'safety_cases') {
  return prepared((db: Database) =>
    db
      .selectFrom(table)
      .select((q) => q.fn.min('wake_at').as('at'))
      .where('wake_at', 'is not', null),
  )
}
