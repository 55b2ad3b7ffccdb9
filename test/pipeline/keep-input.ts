import type { InputPayload } from '../../src/model/input.ts'
import { addInputs } from '../../src/store/talk/inputs.ts'
import type { Stage } from '../../src/stories/stage.ts'

let kept = 0

/** An input of somebody is kept, as her network or the outbox brings it; its turn is still to come. */
export async function keepInput(stage: Stage, chat: string, payload: InputPayload): Promise<void> {
  const address = await addressOf(stage, chat)
  if (!address) return
  const { id, account, contact_id } = address
  kept += 1
  const input = {
    account,
    contact_id,
    address_id: id,
    external_id: `kept ${kept}`,
    payload: JSON.stringify(payload),
    heard_at: stage.clock.now().getTime(),
  }
  await stage.store.transact(async (tx) => addInputs(tx, [input]))
}

/** Where a chat of the stage is written to, and whose it is. */
export function addressOf(stage: Stage, chat: string) {
  return stage.store.read((db) =>
    db
      .selectFrom('addresses')
      .select(['id', 'account', 'contact_id'])
      .where('chat', '=', chat)
      .executeTakeFirst(),
  )
}
