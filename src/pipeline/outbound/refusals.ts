import type { AddressId, ContactId, MessageId } from '../../model/ids.ts'
import type { Outcome } from '../../model/message.ts'
import { addInputs } from '../../store/talk/inputs.ts'
import { closeAddress } from '../../store/talk/messages.ts'
import type { Tx } from '../../store/store.ts'

type Refused = {
  readonly message: {
    readonly id: MessageId
    readonly address_id: AddressId
    readonly contact_id: ContactId
  }
  readonly outcome: Outcome
}

/** A person who cannot be reached where a message went: that address is closed, and her conversation hears of it. */
export async function recordRefusals(
  tx: Tx,
  group: readonly Refused[],
  now: number,
): Promise<void> {
  for (const { message, outcome } of group) {
    if (outcome.type !== 'refused') continue
    const { reason } = outcome
    if (reason !== 'blocked' && reason !== 'gone') continue
    const { id, address_id, contact_id } = message
    await closeAddress(tx, { id: address_id, contact_id, status: reason })
    await addInputs(tx, [
      {
        account: 'outbox',
        external_id: `refused/${id}`,
        contact_id,
        address_id,
        payload: JSON.stringify({ type: 'blocked' }),
        heard_at: now,
      },
    ])
  }
}
