import type { Receive } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { InputPayload } from '../model/input.ts'
import type { ChannelName, Incoming } from '../model/message.ts'
import { addStranger, findAddresses } from '../store/contacts.ts'
import { addInputs, type NewInput } from '../store/inputs.ts'
import { writeSetting } from '../store/settings.ts'
import type { Store, Tx } from '../store/store.ts'

/** The one door: what a channel heard becomes rows of `inputs`, once each, committed before it is acknowledged. */
export function createInbox(
  channel: { readonly name: ChannelName; readonly account: string },
  { store, clock, onInputs }: { store: Store; clock: Clock; onInputs(): void },
): Receive {
  return async (heard, position) => {
    if (heard.length === 0 && position === undefined) return
    const now = clock.now().getTime()
    await store.transact(async (tx) => {
      await keep(tx, channel, heard, now)
      if (position !== undefined) await writeSetting(tx.db, positionKey(channel.account), position)
    })
    if (heard.length > 0) onInputs()
  }
}

/** The setting that keeps how far into the network's stream an account has come. */
export function positionKey(account: string): string {
  return `position:${account}`
}

async function keep(
  tx: Tx,
  channel: { readonly name: ChannelName; readonly account: string },
  heard: readonly Incoming[],
  now: number,
): Promise<void> {
  if (heard.length === 0) return
  const chats = [...new Set(heard.map((each) => each.chat))]
  const known = await findAddresses(tx, channel.account, chats)
  const addresses = new Map(known.map((address) => [address.chat, address]))
  const inputs: NewInput[] = []
  for (const each of heard) {
    const { account, name } = channel
    const address =
      addresses.get(each.chat) ??
      (await addStranger(tx.db, { channel: name, account, chat: each.chat }, now))
    addresses.set(each.chat, address)
    inputs.push({
      account,
      external_id: each.externalId,
      contact_id: address.contact_id,
      address_id: address.id,
      payload: JSON.stringify(payloadOf(each)),
      heard_at: each.sentAt.getTime(),
    })
  }
  await addInputs(tx, inputs)
}

function payloadOf({ content }: Incoming): InputPayload {
  if (content.type === 'text' || content.type === 'edited' || content.type === 'blocked')
    return content
  const { type: media, ...rest } = content
  return { type: 'media', media, ...rest }
}
