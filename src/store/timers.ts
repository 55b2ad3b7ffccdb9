import type { ContactId } from '../model/ids.ts'
import type { Tx } from './store.ts'

export type TimerRow = {
  readonly contact_id: ContactId
  readonly key: string
  readonly due_at: number
  readonly payload: string
}

export type TimerKey = { readonly contact_id: ContactId; readonly key: string }

export function startTimers(tx: Tx, rows: readonly TimerRow[]): void | Promise<void> {
  return tx.upsertMany('timers', ['contact_id', 'key'], rows)
}

export function cancelTimers(tx: Tx, keys: readonly TimerKey[]): void | Promise<void> {
  return tx.deleteMany('timers', keys)
}

/** Timers that are due; those of a contact who is held wait until nobody holds her. */
export function dueTimers(tx: Tx, now: number, limit: number) {
  return tx.db
    .selectFrom('timers as t')
    .innerJoin('contacts as c', 'c.id', 't.contact_id')
    .selectAll('t')
    .where('t.due_at', '<=', now)
    .where('c.hold', 'is', null)
    .orderBy('t.due_at')
    .limit(limit)
    .execute()
}
