import type { Confirm } from '../../channels/channel.ts'
import type { Clock } from '../../clock.ts'
import type { MessageId } from '../../model/ids.ts'
import type { Receipt } from '../../model/message.ts'
import {
  changeByReceipts,
  triedMessages,
  type ReceiptChange,
  type TriedMessage,
} from '../../store/talk/receipts.ts'
import type { Store, Tx } from '../../store/store.ts'
import { tellFailures, type Ended } from './failures.ts'
import { gather } from '../gather.ts'
import { settle } from './settle.ts'

/** Writes down what an account's network says became of messages, in whatever order and however often it says so. */
export function createReceipts(
  account: string,
  { store, clock }: { readonly store: Store; readonly clock: Clock },
): Confirm {
  const keep = gather<readonly Receipt[]>(store, (tx, group) =>
    keepReceipts(tx, account, group.flat(), clock.now().getTime()),
  )
  return async (receipts) => {
    if (receipts.length > 0) await keep(receipts)
  }
}

async function keepReceipts(
  tx: Tx,
  account: string,
  receipts: readonly Receipt[],
  now: number,
): Promise<void> {
  const ids = [...new Set(receipts.map(({ message }) => message))]
  const tried = await triedMessages(tx, account, ids)
  const messages = new Map(tried.map((row) => [row.id, row]))
  const ended: Ended[] = []
  for (const receipt of receipts) {
    const id = receipt.message as MessageId
    const message = messages.get(id)
    if (!message) continue
    const told = tellOf(message, receipt, now)
    if (told !== message && receipt.type === 'failed')
      ended.push({ message, outcome: receipt.outcome, status: told.status })
    messages.set(id, told)
  }
  await changeByReceipts(tx, [...messages.values()].map(changeOf))
  await tellFailures(tx, ended, now)
}

/** The message as it stands after a receipt; the same object where the receipt tells nothing new. */
function tellOf(message: TriedMessage, receipt: Receipt, now: number): TriedMessage {
  if (receipt.type === 'failed') return failed(message, receipt, now)
  const at = receipt.at.getTime()
  const hasArrived = receipt.type !== 'sent'
  return {
    ...message,
    status: 'sent',
    reason: null,
    external_id: message.external_id ?? receipt.externalId,
    sent_at: message.sent_at ?? at,
    delivered_at: message.delivered_at ?? (hasArrived ? at : null),
    read_at: message.read_at ?? (receipt.type === 'read' ? at : null),
    billing: receipt.billing ?? message.billing,
  }
}

/** What has arrived has not failed; what was settled already, or belongs to an older attempt, stays. */
function failed(
  message: TriedMessage,
  { externalId, outcome }: Extract<Receipt, { readonly type: 'failed' }>,
  now: number,
): TriedMessage {
  const { status, external_id, delivered_at } = message
  const isOpen = status === 'sent' || status === 'sending' || status === 'unknown'
  const isOther = external_id !== null && external_id !== externalId
  if (!isOpen || isOther || delivered_at !== null) return message
  return { ...message, ...settle(message, outcome, now) }
}

function changeOf(message: TriedMessage): ReceiptChange {
  const { id, status, attempts, due_at, reason, external_id } = message
  const { attempted_at, sent_at, delivered_at, read_at, billing } = message
  const attempt = { id, status, attempts, due_at, reason, external_id, attempted_at }
  return { ...attempt, sent_at, delivered_at, read_at, billing }
}
