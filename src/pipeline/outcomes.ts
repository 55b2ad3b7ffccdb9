import type { AddressId, ContactId, MessageId } from '../model/ids.ts'
import type { Outcome } from '../model/message.ts'
import { addInputs } from '../store/inputs.ts'
import { changeMessages, type MessageChange } from '../store/messages.ts'
import { sendingAmong } from '../store/receipts.ts'
import type { Tx } from '../store/store.ts'
import { recordRefusals } from './refusals.ts'
import { tellSenders } from './not-passed.ts'
import { settle, type Attempt } from './settle.ts'

/** A message whose call has ended; its `attempts` do not count this one yet. */
export type Settled = {
  readonly message: Omit<Attempt, 'attempted_at' | 'dropsRepeats'> & {
    readonly id: MessageId
    readonly contact_id: ContactId
    readonly address_id: AddressId
    readonly key: string
    readonly media: string | null
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
  await addInputs(
    tx,
    group.flatMap((each, index) => givenUp(each, changes[index])),
  )
  const [last] = group
  if (!last) return
  const lost = group.filter((each, index) => isLost(each, changes[index]))
  await addInputs(tx, await tellSenders(tx, lost, last.now))
}

/** What somebody sent is given up, and not because the other's chat is closed: of that she hears otherwise. */
function isLost({ outcome }: Settled, change: MessageChange | undefined): boolean {
  const isClosed =
    outcome.type === 'refused' && (outcome.reason === 'blocked' || outcome.reason === 'gone')
  return change?.status === 'failed' && !isClosed
}

/** Whose message is given up although her chat is open: somebody has to hear of it. */
function givenUp({ message, outcome, now }: Settled, change: MessageChange | undefined) {
  const isClosed = outcome.type === 'refused' && outcome.reason !== 'invalid'
  if (change?.status !== 'failed' || isClosed) return []
  const { id, contact_id } = message
  const payload = JSON.stringify({ type: 'undelivered' })
  const row = { account: 'outbox', external_id: `undelivered/${id}`, contact_id, address_id: null }
  return [{ ...row, payload, heard_at: now }]
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
