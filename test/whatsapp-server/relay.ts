import type { Clock } from '../../src/clock.ts'
import {
  addressingOf,
  devicesOf,
  jidOf,
  type Account,
  type Addressing,
  type Device,
  type Directory,
} from './account.ts'
import type { Wire } from './phone.ts'
import type { KeyBundle } from './signal-endpoint.ts'
import { bigEndian, child, children, stanza, type Stanza } from './stanza.ts'

type Letter = {
  readonly id: string
  /** Whose chat it belongs to. */
  readonly to: Account
  readonly wire: Wire
  readonly content: readonly Stanza[]
  readonly type?: string
  readonly category?: string | undefined
}

/** Carries messages and receipts between devices; all it sees of a message is ciphertext. */
export class Relay {
  readonly #directory: Directory
  readonly #clock: Clock

  constructor(directory: Directory, clock: Clock) {
    this.#directory = directory
    this.#clock = clock
  }

  /** The server's time, in seconds. */
  get seconds(): number {
    return Math.floor(this.#clock.now().getTime() / 1000)
  }

  account(address: string): Account {
    const account = this.#directory.find(address)
    if (!account) throw new Error(`'${address}' is nobody here`)
    return account
  }

  device(jid: string): Device {
    const device = this.#directory.device(jid)
    if (!device) throw new Error(`'${jid}' is nobody here`)
    return device
  }

  bundle({ account, id }: Device): KeyBundle {
    const bundle = id === 0 ? account.phone.signal.bundle() : account.linked.get(id)?.bundle()
    if (!bundle) throw new Error(`${account.name} has no device ${id}`)
    return bundle
  }

  /** One ciphertext to one device, as from another. */
  async message(
    from: Device,
    to: Device,
    { id, to: chat, wire, content, type, category }: Letter,
  ): Promise<void> {
    const { by = 'pn', withOther = true, at } = wire
    const isOwn = from.account === to.account
    const other = jidOf(from.account, by === 'pn' ? 'lid' : 'pn')
    const node = stanza(
      'message',
      {
        id,
        type: type ?? 'text',
        t: String(at === undefined ? this.seconds : Math.floor(at / 1000)),
        from: jidOf(from.account, by, from.id),
        notify: from.account.name,
        addressing_mode: by,
        sender_lid: withOther && by === 'pn' ? other : undefined,
        sender_pn: withOther && by === 'lid' ? other : undefined,
        recipient: isOwn && category !== 'peer' ? jidOf(chat, by) : undefined,
        category,
      },
      content,
    )
    await this.#handOver(to, node)
  }

  /** What a linked device sends: a copy for each device, or one for a single device. */
  async fanOut(from: Device, node: Stanza): Promise<void> {
    const { id = '', to = '', type, category } = node.attrs
    const identity = child(node, 'device-identity')
    const copies = children(child(node, 'participants'), 'to')
    const targets = copies.length > 0 ? copies : [stanza('to', { jid: to }, children(node, 'enc'))]
    for (const { attrs, content } of targets) {
      const jid = attrs['jid'] ?? ''
      const device = this.#directory.device(jid)
      if (!device) continue
      const parts = [...((content ?? []) as Stanza[]), ...(identity ? [identity] : [])]
      const wire = { by: addressingOf(jid) }
      const letter = {
        id,
        to: this.account(to),
        wire,
        content: parts,
        category,
        ...(type && { type }),
      }
      await this.message(from, device, letter)
    }
  }

  /** Delivered, read … to all devices of who wrote. */
  receipt(
    from: Device,
    to: string,
    by: Addressing,
    attrs: { readonly id: string; readonly type?: string },
  ): void {
    const node = this.#receiptOf(from, by, attrs)
    for (const device of devicesOf(this.account(to))) void this.#handOver(device, node)
  }

  /** A message could not be read: the device that sent it is asked for it again. */
  askAgain(from: Device, to: string, id: string, count: number): void {
    const device = this.device(to)
    const node = this.#receiptOf(from, addressingOf(to), { id, type: 'retry' })
    const retry = stanza('retry', { count: String(count), id, t: node.attrs['t'], v: '1' })
    const { registrationId } = from.account.phone.signal
    const registration = stanza('registration', {}, bigEndian(registrationId, 4))
    void this.#handOver(device, { ...node, content: [retry, registration] })
  }

  /** What a linked device says of messages it got. */
  async forwardReceipt(from: Device, node: Stanza): Promise<void> {
    const { to = '', type, id = '' } = node.attrs
    if (type !== undefined && OWN_AFFAIRS.has(type)) return
    const target = this.#directory.device(to)
    if (!target) return
    const forwarded = this.#receiptOf(from, addressingOf(to), { id, ...(type && { type }) })
    if (node.content !== undefined) forwarded.content = node.content
    const devices = type === 'retry' ? [target] : devicesOf(target.account)
    for (const device of devices) await this.#handOver(device, forwarded)
  }

  #receiptOf(
    from: Device,
    by: Addressing,
    attrs: { readonly id: string; readonly type?: string },
  ): Stanza {
    return stanza('receipt', {
      ...attrs,
      from: jidOf(from.account, by, from.id),
      t: String(this.seconds),
    })
  }

  async #handOver({ account, id }: Device, node: Stanza): Promise<void> {
    if (id > 0) account.linked.get(id)?.deliver(node)
    else if (node.tag === 'receipt') await account.phone.takeReceipt(node)
    else await account.phone.receive(node)
  }
}

/** Receipts that are nobody else's business. */
const OWN_AFFAIRS: ReadonlySet<string> = new Set(['sender', 'hist_sync', 'peer_msg', 'read-self'])
