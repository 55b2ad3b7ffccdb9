import type { ChannelName, Incoming } from '../model/message.ts'
import { addAddress, addStranger, findAddresses, moveAddress } from '../store/contacts.ts'
import { reportIncident } from '../store/incidents.ts'
import type { Tx } from '../store/store.ts'

type Account = { readonly name: ChannelName; readonly account: string }
type Address = Awaited<ReturnType<typeof findAddresses>>[number]

/**
 * The address that each message came from, in order. Who was never heard becomes a contact; further addresses of somebody
 * known become hers.
 */
export async function addressesOf(
  tx: Tx,
  { name, account }: Account,
  heard: readonly Incoming[],
  now: number,
): Promise<readonly Address[]> {
  const chats = [...new Set(heard.flatMap(({ chat, also = [] }) => [chat, ...also]))]
  const known = new Map((await findAddresses(tx, account, chats)).map((each) => [each.chat, each]))
  const found: Address[] = []
  for (const { chat, also = [] } of heard) {
    const own = [chat, ...also].flatMap((each) => known.get(each) ?? [])
    const first = own[0] ?? (await addStranger(tx.db, { channel: name, account, chat }, now))
    known.set(first.chat, first)
    const person = await sameContact(tx, account, first, own, now)
    for (const each of [chat, ...also]) {
      if (known.get(each)?.contact_id === person) continue
      if (!known.has(each))
        known.set(
          each,
          await addAddress(tx.db, { channel: name, account, chat: each }, person, now),
        )
    }
    const address = known.get(chat)
    if (address) found.push(address)
  }
  return found
}

/**
 * Two addresses turn out to be one person's: what belongs to a stranger who has said nothing of herself goes to the one
 * who is known; two who are known are left to a person to decide.
 */
async function sameContact(
  tx: Tx,
  account: string,
  first: Address,
  own: readonly Address[],
  now: number,
): Promise<Address['contact_id']> {
  const keeper = own.find(({ contact_status }) => contact_status !== 'new') ?? first
  for (const address of own) {
    if (address.contact_id === keeper.contact_id) continue
    if (address.contact_status === 'new') {
      await moveAddress(tx, address.id, keeper.contact_id)
      address.contact_id = keeper.contact_id
    } else {
      const detail = `contacts ${keeper.contact_id} and ${address.contact_id} are the same person`
      await reportIncident(tx.db, { account, kind: 'one-person-twice', detail, at: now })
    }
  }
  return keeper.contact_id
}
