import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Store, Tx } from '../../src/store/store.ts'

/** What a transaction locks or writes stays so, uncommitted, until it is released. */
export async function lock(store: Store, take: (tx: Tx) => Promise<unknown>) {
  const taken = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  const ended = store.transact(async (tx) => {
    await take(tx)
    // bulk verbs are not waited for
    await sql`select 1`.execute(tx.db)
    taken.resolve()
    await end.promise
  })
  await taken.promise
  return {
    release() {
      end.resolve()
      return ended
    },
  }
}

/** Resolves when a transaction on this database waits for a lock, or when `work` is over without one that does. */
export async function waitingForLock(store: Store, work?: Promise<unknown>): Promise<void> {
  const over = new AbortController()
  const end = () => over.abort()
  work?.then(end, end)
  while (!over.signal.aborted) {
    const { rows } = await store.read((db) =>
      sql`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db),
    )
    if (rows.length > 0) return
    await pause(20)
  }
}
