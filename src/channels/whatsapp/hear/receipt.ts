import { fromEpochMs } from '../../../clock.ts'
import type { Receipt } from '../../../model/message.ts'
import { proto } from '../baileys.ts'
import type { MessageIds } from '../send/message-id.ts'

const { DELIVERY_ACK, READ, PLAYED } = proto.WebMessageInfo.Status

/** What a change of status says of a message of ours: found by its id, as the address and device vary. */
export function receiptOf(
  ids: MessageIds,
  id: string | null | undefined,
  { status, messageTimestamp }: Partial<proto.IWebMessageInfo>,
  now: Date,
): Receipt | undefined {
  const row = id ? ids.rowOf(id) : undefined
  if (!id || row === undefined || status === undefined || status === null || status < DELIVERY_ACK)
    return undefined
  const seconds = Number(messageTimestamp ?? 0)
  const at = seconds > 0 ? fromEpochMs(seconds * 1000) : now
  return {
    message: row,
    externalId: id,
    type: status === READ || status === PLAYED ? 'read' : 'delivered',
    at,
  }
}
