import type { InputPayload } from '../../model/input.ts'
import type { MessageId } from '../../model/ids.ts'
import type { Tx } from '../../store/store.ts'
import { inputOfTurn } from '../../store/talk/messages.ts'
import { causesOf } from '../../store/talk/windows.ts'

type Said = { readonly id: MessageId; readonly key: string }

/** The inputs whose turns said some messages; what no turn said is left out. */
export async function payloadsOf(
  tx: Tx,
  messages: readonly Said[],
): Promise<ReadonlyMap<MessageId, InputPayload>> {
  const causes = await causesOf(
    tx,
    messages.flatMap(({ key }) => inputOfTurn(key) ?? []),
  )
  const payloads = new Map(
    causes.map(({ id, payload }) => [Number(id), JSON.parse(payload) as InputPayload]),
  )
  return new Map(
    messages.flatMap((message) => {
      const input = inputOfTurn(message.key)
      const payload = input === undefined ? undefined : payloads.get(input)
      return payload ? [[message.id, payload] as const] : []
    }),
  )
}
