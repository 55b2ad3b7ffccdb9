import type { AddressId, ContactId, MessageId } from '../../model/ids.ts'
import type { Outcome } from '../../model/message.ts'
import { addInputs } from '../../store/talk/inputs.ts'
import type { Tx } from '../../store/store.ts'
import type { MessageStatus } from '../../store/tables/talk.ts'
import { passedOn, tellNotPassed } from './not-passed.ts'
import { recordRefusals } from './refusals.ts'

/** A message whose send has ended, by the answer of the network or by what it said later, and what has become of it. */
export type Ended = {
  readonly message: {
    readonly id: MessageId
    readonly key: string
    readonly contact_id: ContactId
    readonly address_id: AddressId
    readonly media: string | null
    /** What a disclosure adds to it as it is sent. */
    readonly disclosed_media: string | null
  }
  readonly outcome: Outcome
  readonly status: MessageStatus
}

/** Whoever has to know of what did not arrive hears of it: a closed chat, a message given up, a file that was sent on. */
export async function tellFailures(tx: Tx, ended: readonly Ended[], now: number): Promise<void> {
  await recordRefusals(tx, ended, now)
  const lost = ended.filter((each) => each.status === 'failed' && !isChatClosed(each))
  await addInputs(
    tx,
    lost.flatMap((each) => undelivered(each, now)),
  )
  await addInputs(tx, await tellNotPassed(tx, lost, now))
}

/** Of that her conversation hears otherwise. */
function isChatClosed({ outcome }: Ended): boolean {
  return outcome.type === 'refused' && (outcome.reason === 'blocked' || outcome.reason === 'gone')
}

/** Somebody has to hear of what was given up although her chat is open; of a file, whoever sent it. */
function undelivered({ message, outcome }: Ended, now: number) {
  const isForLater = outcome.type === 'refused' && outcome.reason !== 'invalid'
  if (isForLater || passedOn(message)) return []
  const { id, contact_id } = message
  const payload = JSON.stringify({ type: 'undelivered' })
  const row = { account: 'outbox', external_id: `undelivered/${id}`, contact_id, address_id: null }
  return [{ ...row, payload, heard_at: now }]
}
