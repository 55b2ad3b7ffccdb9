import { phoneOfChat } from '../../model/phone.ts'
import { contactsWithPhones } from '../../store/people/listed.ts'
import { numberedAddresses, shareAddress } from '../../store/people/shared-phones.ts'
import type { Tx } from '../../store/store.ts'

/** Where somebody writes already from one of these numbers, the others who have it share her address from now on. */
export async function shareByPhone(tx: Tx, phones: readonly string[]): Promise<void> {
  const owners = Map.groupBy(await contactsWithPhones(tx, phones), ({ phone }) => phone)
  const shared = [...owners.values()].filter((group) => group.length > 1)
  const ids = shared.flat().map(({ id }) => id)
  if (ids.length === 0) return
  for (const { id, channel, chat } of await numberedAddresses(tx, ids)) {
    const group = owners.get(phoneOfChat(channel, chat) ?? null) ?? []
    if (group.length > 1)
      await shareAddress(
        tx,
        id,
        group.map((owner) => owner.id),
      )
  }
}
