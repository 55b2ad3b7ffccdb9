import { sql, type Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'

/** What waits, and what a person should look at. */
export type Backlog = {
  readonly waitingInputs: number
  readonly deadInputs: number
  readonly queuedMessages: number
  readonly unknownMessages: number
  readonly failedMessages: number
  readonly overdueTimers: number
  readonly openTickets: number
  /** Calls for help that nobody answers in time. */
  readonly overdueTickets: number
  readonly incidents: number
}

export async function readBacklog(db: Kysely<Tables>, now: number): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    select
      (select count(*) from inputs where status = 'waiting') as "waitingInputs",
      (select count(*) from inputs where status = 'dead') as "deadInputs",
      (select count(*) from messages where status in ('queued', 'sending')) as "queuedMessages",
      (select count(*) from messages where status = 'unknown') as "unknownMessages",
      (select count(*) from messages where status = 'failed') as "failedMessages",
      (select count(*) from timers where due_at < ${now}) as "overdueTimers",
      (select count(*) from tickets where closed_at is null) as "openTickets",
      (select count(*) from tickets where closed_at is null and overdue_at is not null) as "overdueTickets",
      (select count(*) from incidents) as "incidents"`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the database did not answer')
  return row
}
