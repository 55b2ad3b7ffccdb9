import { prepared } from '../prepared.ts'
import type { Tx } from '../store.ts'

/** Takes the tickets that are to be looked at now, at most so many: each is woken once. */
export const wakeTickets = wakerOf('tickets')

/** Takes the safety cases whose time has come: an input about each waits for its turn. */
export const wakeCases = wakerOf('safety_cases')

function wakerOf(table: 'tickets' | 'safety_cases') {
  const rowsToWake = prepared((tx: Tx, now: number, limit: number) => {
    const due = tx.db
      .selectFrom(table)
      .select(['id', 'contact_id', 'wake_at'])
      .where('wake_at', 'is not', null)
      .where('wake_at', '<=', now)
      .orderBy('wake_at')
      .limit(limit)
    // a row that another process is changing may get a new time: it is looked at again
    return tx.isShared ? due.forNoKeyUpdate().skipLocked() : due
  })
  return async (tx: Tx, now: number, limit: number) => {
    const due = await rowsToWake(tx, now, limit)
    const woken = due.map(({ id }) => ({ id, wake_at: null }))
    await tx.updateMany(table, ['id'], woken)
    return due
  }
}
