import type { ContactId } from '../../model/ids.ts'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'

export type TimerRow = {
  readonly contact_id: ContactId
  readonly key: string
  readonly due_at: number
  readonly payload: string
}

export type TimerKey = { readonly contact_id: ContactId; readonly key: string }

/** Arms timers; one of the same contact and key is armed anew. */
export function startTimers(tx: Tx, rows: readonly TimerRow[]): void | Promise<void> {
  return tx.upsertMany('timers', ['contact_id', 'key'], rows)
}

/** Takes timers away; one that is not there is no error. */
export function cancelTimers(tx: Tx, keys: readonly TimerKey[]): void | Promise<void> {
  return tx.deleteMany('timers', keys)
}

/** Takes timers away that have come due; one that a turn has armed anew meanwhile stays. */
export function takeTimers(tx: Tx, due: readonly TimerRow[]): void | Promise<void> {
  const arming = ({ contact_id, key, due_at }: TimerRow) => ({ contact_id, key, due_at })
  return tx.deleteMany('timers', due.map(arming))
}

/** The running timers of a programme's people, with where each stands. */
export function timersOfProgramme(db: Database, programme: string) {
  return db
    .selectFrom('timers as t')
    .innerJoin('conversations as v', 'v.contact_id', 't.contact_id')
    .innerJoin('contacts as c', 'c.id', 't.contact_id')
    .innerJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select(['t.contact_id', 't.payload', 't.due_at', 'v.state'])
    .where('g.programme', '=', programme)
    .orderBy('t.due_at')
    .execute()
}

/** Timers that are due; those of a contact who is held wait until nobody holds her. */
export const dueTimers = prepared((tx: Tx, now: number, limit: number) =>
  tx.db
    .selectFrom('timers as t')
    .innerJoin('contacts as c', 'c.id', 't.contact_id')
    .selectAll('t')
    .where('t.due_at', '<=', now)
    .where('c.hold', 'is', null)
    .orderBy('t.due_at')
    .limit(limit),
)
