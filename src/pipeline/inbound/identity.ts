import { idsOf, type ChannelName, type Incoming } from '../../model/message.ts'
import type { ContactId } from '../../model/ids.ts'
import {
  addAddress,
  addressesOf,
  findAddresses,
  moveContact,
  type KnownAddress,
} from '../../store/people/contacts.ts'
import type { Tx } from '../../store/store.ts'
import { welcome } from '../turn/welcome.ts'
import { hasStaffCode } from './staff-code.ts'

type Account = { readonly name: ChannelName; readonly account: string }

/** Whose chats these are: finds the address each message came from, or makes it, with a new contact for a stranger. */
export class Identities {
  readonly #tx: Tx
  readonly #channel: Account
  readonly #now: number
  readonly #known: Map<string, KnownAddress>

  private constructor(tx: Tx, channel: Account, now: number, known: readonly KnownAddress[]) {
    this.#tx = tx
    this.#channel = channel
    this.#now = now
    this.#known = new Map(known.map((address) => [address.chat, address]))
  }

  static async read(
    tx: Tx,
    channel: Account,
    heard: readonly Incoming[],
    now: number,
  ): Promise<Identities> {
    const chats = [...new Set(heard.flatMap(idsOf))]
    const known = await findAddresses(tx, channel.account, chats)
    return new Identities(tx, channel, now, known)
  }

  /** The address of a message's chat; its other ids become addresses of the same contact where they are nobody's yet. */
  async addressOf(heard: Incoming): Promise<KnownAddress> {
    const own =
      this.#known.get(heard.chat) ?? (await this.#adopt(heard)) ?? (await this.#stranger(heard))
    await this.#link(
      own.contact_id,
      idsOf(heard).filter((each) => !this.#known.has(each)),
    )
    return own
  }

  /**
   * A chat that is new, of somebody who is known by another id. A phone number alone proves that only where its contact
   * has no other id yet: numbers pass to other people.
   */
  async #adopt({
    chat,
    aliases = [],
    phone,
    content,
  }: Incoming): Promise<KnownAddress | undefined> {
    const alias = aliases.map((each) => this.#known.get(each)).find((each) => each !== undefined)
    const byPhone = phone === undefined ? undefined : this.#known.get(phone)
    const isHers = byPhone !== undefined && (await this.#hasOnly(byPhone))
    const before = alias ?? (isHers ? byPhone : undefined)
    if (!before) return undefined
    await this.#link(before.contact_id, [chat])
    const address = this.#known.get(chat)
    if (address && content.type === 'moved')
      await moveContact(this.#tx, address, this.#channel.account)
    return address
  }

  async #hasOnly({ contact_id, chat }: KnownAddress): Promise<boolean> {
    const all = await addressesOf(this.#tx, this.#channel.account, contact_id)
    return all.every((each) => each.chat === chat)
  }

  async #stranger({ chat, phone: number, content }: Incoming): Promise<KnownAddress> {
    const { name: channel, account } = this.#channel
    const isOfStaff = () => hasStaffCode(this.#tx, content)
    const who = { ...(number === undefined ? {} : { number }), isOfStaff }
    const address = await welcome(this.#tx, { channel, account, chat }, this.#now, who)
    this.#known.set(chat, address)
    return address
  }

  async #link(contact_id: ContactId, chats: readonly string[]): Promise<void> {
    const { name: channel, account } = this.#channel
    for (const chat of chats) {
      const address = { channel, account, chat, contact_id }
      this.#known.set(chat, await addAddress(this.#tx.db, address, this.#now))
    }
  }
}
