import { sql, type SqlBool } from 'kysely'
import type { Database } from './store.ts'

/** The earliest moment at which a timer, a message or an occurrence comes due; undefined where nothing waits. */
export async function nextDue(db: Database): Promise<number | undefined> {
  const timer = await db
    .selectFrom('timers')
    .select((q) => q.fn.min('due_at').as('at'))
    .executeTakeFirst()
  const message = await db
    .selectFrom('messages')
    .select((q) => q.fn.min('due_at').as('at'))
    .where(sql<SqlBool>`status in ('queued', 'sending') and status = 'queued'`)
    .executeTakeFirst()
  const occurrence = await db
    .selectFrom('occurrences')
    .select((q) => q.fn.min('planned_at').as('at'))
    .where('status', '=', sql.lit('waiting' as const))
    .executeTakeFirst()
  const due = [timer, message, occurrence].flatMap((row) => row?.at ?? [])
  return due.length === 0 ? undefined : Math.min(...due)
}
