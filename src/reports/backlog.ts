import { sql, type SqlBool } from 'kysely'
import type { Database } from '../store/store.ts'

/** What waits, and what a person should look at. */
export type Backlog = {
  readonly waitingInputs: number
  /** How long the oldest of them has waited (milliseconds); 0 where none waits. */
  readonly longestWaitMs: number
  readonly deadInputs: number
  readonly queuedMessages: number
  readonly unknownMessages: number
  readonly failedMessages: number
  readonly overdueTimers: number
  readonly openTickets: number
  readonly openSafetyCases: number
  /** Calls for help that nobody answers in time. */
  readonly overdueTickets: number
  readonly incidents: number
}

/** All figures in one query, at a moment (milliseconds since 1970). */
export async function readBacklog(db: Database, now: number): Promise<Backlog> {
  const { rows } = await backlogAt(now).execute(db)
  const [row] = rows
  if (!row) throw new Error('the database did not answer')
  return row
}

/** Messages with either trouble, as the index says it: SQLite does not see that `status = 'unknown'` is in it. */
export const TROUBLE = sql<SqlBool>`messages.status in ('unknown', 'failed')`

/**
 * Each figure has an index that holds only what is open (`where status = 'waiting'`, `where closed_at is null`), so that it
 * costs what waits and not what was ever written; incidents are few.
 */
export const backlogAt = (now: number) => sql<Backlog>`
    select
      (select count(*) from inputs where status = 'waiting') as "waitingInputs",
      coalesce(${now} - (select heard_at from inputs where status = 'waiting' order by id limit 1), 0)
        as "longestWaitMs",
      (select count(*) from inputs where status = 'dead') as "deadInputs",
      (select count(*) from messages where status in ('queued', 'sending')) as "queuedMessages",
      (select count(*) from messages where ${TROUBLE} and status = 'unknown') as "unknownMessages",
      (select count(*) from messages where ${TROUBLE} and status = 'failed') as "failedMessages",
      (select count(*) from timers where due_at < ${now}) as "overdueTimers",
      (select count(*) from tickets where closed_at is null) as "openTickets",
      (select count(*) from safety_cases where cleared_at is null) as "openSafetyCases",
      (select count(*) from tickets where closed_at is null and overdue_at is not null) as "overdueTickets",
      (select count(*) from incidents) as "incidents"`
