import type { AddressId, ContactId, MessageId } from '../model/ids.ts'
import type { Outcome } from '../model/message.ts'
import { changeMessages } from '../store/messages.ts'
import { sendingAmong } from '../store/receipts.ts'
import type { Tx } from '../store/store.ts'
import { recordRefusals } from './refusals.ts'
import { settle, type Attempt } from './settle.ts'

/** A message whose call has ended; its `attempts` do not count this one yet. */
export type Settled = {
  readonly message: Omit<Attempt, 'attempted_at' | 'dropsRepeats'> & {
    readonly id: MessageId
    readonly contact_id: ContactId
    readonly address_id: AddressId
  }
  readonly outcome: Outcome
  readonly now: number
  /** The channel's: where it is set, a receipt may have come before the answer. */
  readonly settleMs: number | undefined
  /** The channel's: the network drops a message whose id it has seen. */
  readonly dropsRepeats: boolean
}

/** Writes what became of sends: the rows, and for who cannot be reached, that. */
export async function recordOutcomes(tx: Tx, all: readonly Settled[]): Promise<void> {
  const group = await unsettled(tx, all)
  const changes = group.map(({ message, outcome, now, settleMs, dropsRepeats }) => {
    const attempts = message.attempts + 1
    const tried: Attempt = { ...message, dropsRepeats, attempts, attempted_at: now }
    return settle(tried, outcome, now, settleMs)
  })
  await changeMessages(tx, changes)
  for (const each of group) await recordRefusals(tx, [each], each.now)
}

/** Those of which no receipt has told the outcome already. */
async function unsettled(tx: Tx, group: readonly Settled[]): Promise<readonly Settled[]> {
  const confirmed = group.filter(({ settleMs }) => settleMs !== undefined)
  const sending = await sendingAmong(
    tx,
    confirmed.map(({ message }) => message.id),
  )
  return group.filter(({ settleMs, message }) => settleMs === undefined || sending.has(message.id))
}
