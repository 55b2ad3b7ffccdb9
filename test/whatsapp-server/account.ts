import { jidDecode } from '../../src/channels/whatsapp/baileys.ts'
import type { LinkedDevice } from './linked-device.ts'
import type { Phone } from './phone.ts'

/** How a person is addressed: by phone number, or by the id that hides it. */
export type Addressing = 'pn' | 'lid'

/** A person on WhatsApp: a number and a hidden id, the phone itself (device 0), and what is linked to it. */
export type Account = {
  readonly pn: string
  readonly lid: string
  readonly name: string
  readonly phone: Phone
  readonly linked: Map<number, LinkedDevice>
}

export function jidOf({ pn, lid }: Account, by: Addressing, device = 0): string {
  const suffix = device === 0 ? '' : `:${device}`
  return by === 'pn' ? `${pn}${suffix}@s.whatsapp.net` : `${lid}${suffix}@lid`
}

export const addressingOf = (jid: string): Addressing => (jid.endsWith('@lid') ? 'lid' : 'pn')

/** One device of one account, for those who write to it. */
export type Device = { readonly account: Account; readonly id: number }

export class Directory {
  readonly #accounts = new Set<Account>()

  add(account: Account): void {
    this.#accounts.add(account)
  }

  /** Somebody leaves WhatsApp: her number and id are nobody's. */
  remove(account: Account): void {
    this.#accounts.delete(account)
  }

  /** The account that a phone number, LID or JID belongs to. */
  find(address: string): Account | undefined {
    const user = address.includes('@') ? jidDecode(address)?.user : address
    return [...this.#accounts].find(({ pn, lid }) => pn === user || lid === user)
  }

  device(jid: string): Device | undefined {
    const account = this.find(jid)
    return account && { account, id: jidDecode(jid)?.device ?? 0 }
  }
}

export function devicesOf(account: Account): readonly Device[] {
  return [0, ...account.linked.keys()].map((id) => ({ account, id }))
}

/** A name for a device that does not depend on how it is addressed. */
export const deviceName = ({ account, id }: Device): string => `${account.pn}-${id}`
