import type { InputPayload } from '../../model/input.ts'
import type { MessageId } from '../../model/ids.ts'
import type { Tx } from '../../store/store.ts'
import { causesOf } from '../../store/talk/windows.ts'

/** What was said in a turn has a key that begins with `turn:<input>`. */
type Said = { readonly id: MessageId; readonly key: string }

/** The inputs whose turns said some messages; what no turn said is left out. */
export async function payloadsOf(
  tx: Tx,
  messages: readonly Said[],
): Promise<ReadonlyMap<MessageId, InputPayload>> {
  const causes = await causesOf(tx, messages.flatMap(inputOf))
  const payloads = new Map(
    causes.map(({ id, payload }) => [Number(id), JSON.parse(payload) as InputPayload]),
  )
  return new Map(
    messages.flatMap((message) => {
      const [input] = inputOf(message)
      const payload = input === undefined ? undefined : payloads.get(input)
      return payload ? [[message.id, payload] as const] : []
    }),
  )
}

function inputOf({ key }: Said): readonly number[] {
  const [, id] = /^turn:(\d+)/.exec(key) ?? []
  return id === undefined ? [] : [Number(id)]
}
