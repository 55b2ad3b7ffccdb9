import type { MessageId } from '../../model/ids.ts'
import type { MessageChange } from './messages.ts'
import type { Tx } from '../store.ts'

/** A message that was tried, with all that a receipt can change. */
export type TriedMessage = Awaited<ReturnType<typeof triedMessages>>[number]

/** Messages of an account that were tried at least once; others' and unknown ids are left out. */
export function triedMessages(tx: Tx, account: string, ids: readonly number[]) {
  return tx.db
    .selectFrom('messages as m')
    .innerJoin('addresses as a', 'a.id', 'm.address_id')
    .leftJoin('disclosures as d', 'd.id', 'm.disclosure_id')
    .select(['m.id', 'm.key', 'm.contact_id', 'm.address_id', 'm.class', 'm.status', 'm.attempts'])
    .select(['m.media', 'd.media as disclosed_media'])
    .select(['m.due_at', 'm.reason', 'm.external_id', 'm.attempted_at', 'm.sent_at'])
    .select(['m.delivered_at', 'm.read_at', 'm.billing'])
    .where(tx.among('m.id', ids))
    .where('a.account', '=', account)
    .where('m.attempts', '>', 0)
    .execute()
}

/** Which of these messages still wait for the outcome of their call. */
export async function sendingAmong(
  tx: Tx,
  ids: readonly MessageId[],
): Promise<ReadonlySet<MessageId>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.db
    .selectFrom('messages')
    .select('id')
    .where(tx.among('id', ids))
    .where('status', '=', 'sending')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export type ReceiptChange = MessageChange & {
  readonly delivered_at: number | null
  readonly read_at: number | null
  readonly billing: string | null
}

/** Writes down what receipts say of messages. */
export function changeByReceipts(tx: Tx, changes: readonly ReceiptChange[]): void | Promise<void> {
  return tx.updateMany('messages', ['id'], changes)
}
