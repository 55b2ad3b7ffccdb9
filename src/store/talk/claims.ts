import { sql } from 'kysely'
import type { ContactId, InputId } from '../../model/ids.ts'
import { waitingInputs, type WaitingInput } from './inputs.ts'
import type { Tx } from '../store.ts'

/** How far into the queue contacts are looked for that no other process is at. */
const DEPTH = 4_096

/**
 * The oldest waiting inputs, in order. Where processes share the database, only those of so many contacts whose turn nobody
 * else is taking; those contacts are this transaction's until its end, so that a contact has one turn at a time.
 */
export async function claimInputs(tx: Tx, contacts: number): Promise<readonly WaitingInput[]> {
  if (!tx.isShared) return waitingInputs(tx)
  const claimed = await claimWaiting(tx, contacts)
  const last = claimed.at(-1)?.first
  if (last === undefined) return []
  // read after the contacts are locked: what another process has done meanwhile is seen, and nothing changes any more
  return tx.db
    .selectFrom('inputs')
    .select(['id', 'account', 'contact_id', 'address_id', 'payload', 'attempts', 'heard_at'])
    .where('status', '=', sql.lit('waiting'))
    .where('id', '<=', last)
    .where(
      tx.among(
        'contact_id',
        claimed.map(({ id }) => id),
      ),
    )
    .orderBy('id')
    .execute()
}

/** Contacts with something waiting, the longest waiting first, with the input that waits. */
function claimWaiting(
  tx: Tx,
  limit: number,
): Promise<readonly { id: ContactId; first: InputId }[]> {
  return tx.db
    .selectFrom((db) =>
      db
        .selectFrom((oldest) =>
          oldest
            .selectFrom('inputs')
            .select(['id', 'contact_id'])
            .where('status', '=', sql.lit('waiting'))
            .orderBy('id')
            .limit(DEPTH)
            .as('w'),
        )
        .select(({ fn }) => ['w.contact_id', fn.min('w.id').as('first')])
        .groupBy('w.contact_id')
        .as('q'),
    )
    .innerJoin('contacts as c', 'c.id', 'q.contact_id')
    .select(['c.id', 'q.first'])
    .orderBy('q.first')
    .limit(limit)
    .forNoKeyUpdate('c')
    .skipLocked()
    .execute()
}

/** Whether one input still waits and its contact is nobody else's; then it is this transaction's. */
export async function claimInput(tx: Tx, { id, contact_id }: WaitingInput): Promise<boolean> {
  const [contact] = await claimFree(tx, [contact_id])
  if (contact === undefined) return false
  const waiting = await tx.db
    .selectFrom('inputs')
    .select('id')
    .where('id', '=', id)
    .where('status', '=', sql.lit('waiting'))
    .executeTakeFirst()
  return waiting !== undefined
}

/**
 * Those of some contacts that no other process is at: where processes share the database they are this transaction's until
 * its end, so that what is read of them now stays true.
 */
export async function claimFree(
  tx: Tx,
  contacts: readonly ContactId[],
): Promise<readonly ContactId[]> {
  if (!tx.isShared || contacts.length === 0) return contacts
  const free = await tx.db
    .selectFrom('contacts')
    .select('id')
    .where(tx.among('id', contacts))
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  return free.map(({ id }) => id)
}
