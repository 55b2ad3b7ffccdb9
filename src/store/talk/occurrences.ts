import { sql } from 'kysely'
import type { CohortId, ContactId, OccurrenceId } from '../../model/ids.ts'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'
import type { OccurrenceStatus } from '../tables/talk.ts'

export type NewOccurrence = {
  readonly contact_id: ContactId
  readonly schedule: string
  readonly flow: string
  readonly day: string
  readonly nominal: string
  readonly zone: string
  readonly due_at: number
  readonly planned_at: number
  readonly late_at: number
  readonly moves: string
}

/** Writes down what is planned; what is planned already stays as it is. */
export function addOccurrences(tx: Tx, planned: readonly NewOccurrence[]): void | Promise<void> {
  const rows = planned.map((each) => ({ ...each, status: 'waiting' }))
  return tx.insertNew('occurrences', ['contact_id', 'schedule', 'day'], rows)
}

/** What is planned for a cohort's people and not due yet is forgotten, so that it can be planned anew. */
export async function forgetAhead(tx: Tx, cohort: CohortId, now: number): Promise<void> {
  await tx.db
    .deleteFrom('occurrences')
    .where('status', '=', sql.lit<OccurrenceStatus>('waiting'))
    .where('due_at', '>', now)
    .where('contact_id', 'in', (q) =>
      q.selectFrom('contacts as c').select('c.id').where('c.cohort_id', '=', cohort),
    )
    .execute()
}

/** How many people of a cohort were told what a schedule had for a day: with a message of its own or with another's. */
export async function countBegun(
  db: Database,
  cohort: CohortId,
  { schedule, day }: Pick<NewOccurrence, 'schedule' | 'day'>,
): Promise<number> {
  const { people } = await db
    .selectFrom('occurrences as o')
    .innerJoin('contacts as c', 'c.id', 'o.contact_id')
    .select(({ fn }) => fn.countAll().as('people'))
    .where('c.cohort_id', '=', cohort)
    .where('o.schedule', '=', schedule)
    .where('o.day', '=', day)
    .where('o.status', 'in', ['started', 'merged'])
    .executeTakeFirstOrThrow()
  return Number(people)
}

/** An occurrence that is not decided yet. */
export type WaitingOccurrence = Awaited<ReturnType<typeof waitingOccurrences>>[number]

/** Contacts for whom something is due. */
export async function contactsWithDue(
  tx: Tx,
  now: number,
  limit: number,
): Promise<readonly ContactId[]> {
  const due = await occurrencesDue(tx, now, limit)
  return [...new Set(due.map(({ contact_id }) => contact_id))]
}

const occurrencesDue = prepared((tx: Tx, now: number, limit: number) =>
  tx.db
    .selectFrom('occurrences')
    .select('contact_id')
    .where('status', '=', sql.lit<OccurrenceStatus>('waiting'))
    .where('planned_at', '<=', now)
    .orderBy('planned_at')
    .limit(limit),
)

/** Everything that waits for some contacts, in order. */
export function waitingOccurrences(tx: Tx, contacts: readonly ContactId[]) {
  return tx.db
    .selectFrom('occurrences')
    .selectAll()
    .where('status', '=', sql.lit<OccurrenceStatus>('waiting'))
    .where(tx.among('contact_id', contacts))
    .orderBy('planned_at')
    .orderBy('id')
    .execute()
}

export type OccurrenceChange = {
  readonly id: OccurrenceId
  readonly status: OccurrenceStatus
  readonly planned_at: number
  readonly moves: string
  readonly reason: string | null
  readonly decided_at: number | null
}

/** Writes down what became of occurrences. */
export function changeOccurrences(
  tx: Tx,
  changes: readonly OccurrenceChange[],
): void | Promise<void> {
  return tx.updateMany('occurrences', ['id'], changes)
}

/**
 * These conversations have moved, or nobody holds these people any more: what sleeps until an answer or a release
 * (due already, and planned after it is too late) is looked at again.
 */
export async function wakeOccurrences(
  tx: Tx,
  contacts: readonly ContactId[],
  now: number,
): Promise<void> {
  if (contacts.length > 0) await wakeSleeping(tx, contacts, now)
}

const wakeSleeping = prepared((tx: Tx, contacts: readonly ContactId[], now: number) =>
  tx.db
    .updateTable('occurrences')
    .set({ planned_at: now })
    .where('status', '=', sql.lit<OccurrenceStatus>('waiting'))
    .where(tx.among('contact_id', contacts))
    // what is not due yet does not sleep: quiet days have moved it, beyond what is too late for it perhaps
    .where('due_at', '<=', now)
    .whereRef('planned_at', '>', 'late_at'),
)

/**
 * The clock stood ahead and was set back: what was skipped or put off under it, and has not come yet, waits for its time
 * again (what was sent stays sent), and who has a plan for a day after `latest`, which has begun nowhere, is planned
 * again from `past` on.
 */
export async function takeBackFrom(
  tx: Tx,
  now: number,
  { latest, past }: { readonly latest: string; readonly past: string },
): Promise<void> {
  await tx.db
    .updateTable('occurrences')
    .set({ status: 'waiting', reason: null, decided_at: null, planned_at: sql<number>`due_at` })
    .where((q) =>
      q.or([
        q('status', '=', sql.lit<OccurrenceStatus>('skipped')).and('decided_at', '>', now),
        q('status', '=', sql.lit<OccurrenceStatus>('waiting'))
          .and('reason', 'is not', null)
          .and('due_at', '>', now),
      ]),
    )
    .where('late_at', '>', now)
    .execute()
  await tx.db
    .updateTable('contacts')
    .set({ planned_on: past })
    .where('planned_on', '>', latest)
    // only they have plans, and an index
    .where('consent_at', 'is not', null)
    .execute()
}

/** Starts of the calendar that have not had their turn, as whose they are: a contact as often as she has one. */
export async function startsToCome(
  tx: Tx,
  contacts: readonly ContactId[],
): Promise<readonly ContactId[]> {
  const waiting = tx.db
    .selectFrom('inputs')
    .select((q) => q.fn.min('id').as('id'))
    .where('status', '=', sql.lit('waiting'))
  // the account is compared here, as SQLite would look for it first, in the index of all inputs ever
  const rows = await tx.db
    .selectFrom('inputs')
    .select(['contact_id', 'account'])
    .where('status', '=', sql.lit('waiting'))
    .where('id', '>=', waiting)
    .where(tx.among('contact_id', contacts))
    .execute()
  return rows.flatMap(({ contact_id, account }) => (account === 'calendar' ? contact_id : []))
}

/** What the programme wrote to some contacts by itself, from a moment on, and when it left where it has. */
export function writtenSince(tx: Tx, contacts: readonly ContactId[], since: number) {
  return written(tx.db, since).where(tx.among('contact_id', contacts)).execute()
}

/** When what waits for some contacts is to be started. */
export function plannedFor(tx: Tx, contacts: readonly ContactId[]) {
  return tx.db
    .selectFrom('occurrences')
    .select(['contact_id', 'planned_at'])
    .where('status', '=', sql.lit<OccurrenceStatus>('waiting'))
    .where(tx.among('contact_id', contacts))
    .execute()
}

/** The same as `writtenSince` for everybody. */
export function allWrittenSince(db: Database, since: number) {
  return written(db, since).execute()
}

function written(db: Database, since: number) {
  return db
    .selectFrom('messages')
    .select(['contact_id', 'key', 'created_at', 'sent_at', 'said_by'])
    .where('class', '=', sql.lit('reminder'))
    .where('media', 'is', null)
    .where('created_at', '>=', since)
}

/** What is decided already of a programme from a local day on. */
export function decidedSince(db: Database, programme: string, day: string) {
  return db
    .selectFrom('occurrences as o')
    .innerJoin('contacts as c', 'c.id', 'o.contact_id')
    .innerJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select(['o.contact_id', 'o.schedule', 'o.day'])
    .where('g.programme', '=', programme)
    .where('o.status', '<>', 'waiting')
    .where('o.day', '>=', day)
    .execute()
}
