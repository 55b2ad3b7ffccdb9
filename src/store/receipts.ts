import type { MessageId } from '../model/ids.ts'
import type { Receipt } from '../model/message.ts'
import type { Tx } from './store.ts'

/**
 * Writes down that messages reached a phone or were seen, each once. One whose fate was not known has been sent, as is clear
 * now.
 */
export async function writeReceipts(tx: Tx, receipts: readonly Receipt[]): Promise<void> {
  for (const { message, type, at } of receipts) {
    const id = message as MessageId
    const column = type === 'read' ? 'read_at' : 'delivered_at'
    const time = at.getTime()
    const update = tx.db.updateTable('messages').where('id', '=', id)
    await update
      .set({ [column]: time })
      .where(column, 'is', null)
      .execute()
    await update.set({ status: 'sent', sent_at: time }).where('status', '=', 'unknown').execute()
  }
}
