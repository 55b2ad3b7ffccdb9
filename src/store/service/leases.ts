import { sql } from 'kysely'
import type { Database } from '../store.ts'

/** Who has the use of a sending account; the fence grows with each new holder, so that an old one can be told apart. */
export type Lease = {
  readonly name: string
  readonly fence: number
  /** Null where it was given back. */
  readonly holder: string | null
  /** Grows while the holder is alive. */
  readonly beat: number
}

/** The lease of this name; made, and free, where there is none. */
export async function readLease(db: Database, name: string): Promise<Lease> {
  const free = { name, fence: 0, holder: null, beat: 0 }
  await db
    .insertInto('leases')
    .values(free)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return db.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
}

/** The lease of this name, if there is one. */
export function findLease(db: Database, name: string): Promise<Lease | undefined> {
  return db.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirst()
}

/** Takes a lease as it was read; false where somebody was quicker, or its holder has shown that it is alive. */
export async function takeLease(db: Database, lease: Lease, holder: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('leases')
    .set({ holder, fence: lease.fence + 1 })
    .where('name', '=', lease.name)
    .where('fence', '=', lease.fence)
    .where('beat', '=', lease.beat)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/**
 * Shows that the holder with this fence is alive, and locks the lease until the end of the transaction: nobody takes it
 * before what this transaction writes is committed. False where another has it.
 */
export async function beatLease(db: Database, name: string, fence: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('leases')
    .set({ beat: sql`beat + 1` })
    .where('name', '=', name)
    .where('fence', '=', fence)
    .where('holder', 'is not', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Gives a lease back, so that another process need not wait. */
export async function freeLease(db: Database, name: string, fence: number): Promise<void> {
  await db
    .updateTable('leases')
    .set({ holder: null })
    .where('name', '=', name)
    .where('fence', '=', fence)
    .execute()
}
