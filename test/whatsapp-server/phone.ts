import { randomBytes } from 'node:crypto'
import { encodeWAMessage, proto, unpadRandomMax16 } from '../../src/channels/whatsapp/baileys.ts'
import { Waiting } from '../bot-api-server/waiting.ts'
import {
  addressingOf,
  deviceName,
  devicesOf,
  jidOf,
  type Account,
  type Addressing,
  type Device,
} from './account.ts'
import type { Relay } from './relay.ts'
import { SignalEndpoint, type Sealed } from './signal-endpoint.ts'
import { bytesOf, child, stanza, type Stanza } from './stanza.ts'

/** A message that has come to a phone and could be read. */
export type Received = {
  readonly id: string
  /** The number of who wrote it. */
  readonly from: string
  readonly text: string
  readonly message: proto.IMessage
  readonly at: number
}

/** How a message is put on the wire. */
export type Wire = {
  readonly id?: string
  /** By number or by LID; by number unless told otherwise. */
  readonly by?: Addressing
  /** Whether the other address of the writer comes with it, as it mostly does. */
  readonly withOther?: boolean
  /** When it was written (milliseconds); now, unless told otherwise. */
  readonly at?: number
  /** The ciphertext is spoilt on the way. */
  readonly damaged?: boolean
}

const newId = (): string => `3A${randomBytes(9).toString('hex').toUpperCase()}`

/** How often a phone asks for a message that it cannot read. */
const RETRIES = 3

/** The phone of a person: a real Signal endpoint that writes and reads. */
export class Phone {
  readonly signal = new SignalEndpoint()
  readonly account: Account
  readonly #relay: Relay
  readonly #received = new Waiting<Received>()
  readonly #receipts = new Waiting<Stanza>()
  readonly #sent = new Map<string, proto.IMessage>()
  readonly #seen = new Set<string>()
  #cursor = 0
  readonly #asked = new Map<string, number>()
  /** How often something came that had come before: a person does not see it. */
  repeats = 0
  /** What could not be decrypted. */
  unreadable = 0
  /** Without network: nothing comes, and it comes later. */
  #away: Stanza[] | undefined

  constructor(account: Omit<Account, 'phone' | 'linked'>, relay: Relay) {
    this.account = { ...account, phone: this, linked: new Map() }
    this.#relay = relay
  }

  get received(): readonly Received[] {
    return this.#received.items
  }

  get texts(): readonly string[] {
    return this.received.map(({ text }) => text)
  }

  get receipts(): readonly Stanza[] {
    return this.#receipts.items
  }

  /** The next message that she has not asked for before and that fits. */
  waitForMessage(fits: (message: Received) => boolean, ms = 20_000): Promise<Received> {
    const complaint = () => `${this.account.name} only got: ${this.texts.join(' | ')}`
    const find = () => {
      const index = this.received.findIndex((each, at) => at >= this.#cursor && fits(each))
      if (index >= 0) this.#cursor = index + 1
      return this.received[index]
    }
    return this.#received.until(find, ms, complaint)
  }

  hears(words: string, ms?: number): Promise<Received> {
    return this.waitForMessage(({ text }) => text.includes(words), ms)
  }

  waitForReceipt(fits: (receipt: Stanza) => boolean): Promise<Stanza> {
    const complaint = () => `only ${this.receipts.length} receipts came`
    return this.#receipts.until(() => this.receipts.find(fits), 20_000, complaint)
  }

  /** Sends a text to another person; resolves with its id once the server has it. */
  writes(to: Account, text: string, wire: Wire = {}): Promise<string> {
    return this.sends(to, { conversation: text }, wire)
  }

  async sends(to: Account, message: proto.IMessage, wire: Wire = {}): Promise<string> {
    const id = wire.id ?? newId()
    this.#sent.set(id, message)
    const own = { deviceSentMessage: { destinationJid: jidOf(to, wire.by ?? 'pn'), message } }
    for (const device of devicesOf(to)) await this.#sendTo(device, message, id, to, wire)
    for (const device of devicesOf(this.account).slice(1))
      await this.#sendTo(device, own, id, to, wire)
    return id
  }

  /** Writes in a group, or shows a status, that somebody else sees too. */
  async posts(to: Account, chat: string, text: string): Promise<void> {
    const id = newId()
    const participant = jidOf(this.account, 'pn')
    const attrs = { id, type: 'text', t: String(this.#relay.seconds), from: chat, participant }
    for (const [device, linked] of to.linked) {
      const { type, ciphertext } = await this.seal(
        { account: to, id: device },
        { conversation: text },
      )
      linked.deliver(stanza('message', attrs, [stanza('enc', { v: '2', type }, ciphertext)]))
    }
  }

  /** Rings somebody, and hangs up after a while; a repeat of the same call has the same id. */
  calls(to: Account, call = newId()): void {
    const caller = jidOf(this.account, 'pn')
    const t = String(this.#relay.seconds)
    for (const tag of ['offer', 'terminate'])
      for (const linked of to.linked.values())
        linked.deliver(
          stanza('call', { id: newId(), from: caller, t }, [
            stanza(tag, { 'call-id': call, 'call-creator': caller }),
          ]),
        )
  }

  /** Tells the writer that she has seen it. */
  reads({ id, from }: Pick<Received, 'id' | 'from'>, by: Addressing = 'pn'): void {
    this.#relay.receipt({ account: this.account, id: 0 }, from, by, { id, type: 'read' })
  }

  /** Has lost its session with a companion, and asks for a message again. */
  asksAgain(id: string, from: Account): void {
    this.signal.forget(deviceName({ account: from, id: 1 }))
    this.#seen.delete(id)
    this.#relay.askAgain({ account: this.account, id: 0 }, jidOf(from, 'pn', 1), id, 1)
  }

  goesAway(): void {
    this.#away = []
  }

  async comesBack(): Promise<void> {
    const waiting = this.#away ?? []
    this.#away = undefined
    for (const node of waiting) await this.receive(node)
  }

  /** The server hands over a message. */
  async receive(node: Stanza): Promise<void> {
    if (this.#away) return void this.#away.push(node)
    const from = node.attrs['from'] ?? ''
    const sender = this.#relay.device(from)
    const message = await this.#read(sender, node)
    if (!message) return
    const id = node.attrs['id'] ?? ''
    if (node.attrs['category'] !== 'peer') this.#confirm(sender, from, id)
    if (this.#seen.has(id)) return void this.repeats++
    this.#seen.add(id)
    const content = message.deviceSentMessage?.message ?? message
    const text = content.conversation ?? content.extendedTextMessage?.text ?? ''
    this.#received.add({
      id,
      from: sender.account.pn,
      text,
      message: content,
      at: performance.now(),
    })
  }

  /** A receipt for what she sent; a retry makes her send again. */
  async takeReceipt(node: Stanza): Promise<void> {
    this.#receipts.add(node)
    if (node.attrs['type'] === 'retry') await this.#sendAgain(node)
  }

  async #read(sender: Device, node: Stanza): Promise<proto.IMessage | undefined> {
    const enc = child(node, 'enc')
    const sealed = { type: enc?.attrs['type'] as Sealed['type'], ciphertext: bytesOf(enc) }
    try {
      const plain = await this.signal.decrypt(deviceName(sender), sealed)
      return proto.Message.decode(unpadRandomMax16(plain))
    } catch {
      this.unreadable++
      this.#asksWhoSent(sender, node)
      return undefined
    }
  }

  /** A phone that cannot read a message asks the device that sent it, a few times. */
  #asksWhoSent(sender: Device, { attrs }: Stanza): void {
    const id = attrs['id'] ?? ''
    const times = (this.#asked.get(id) ?? 0) + 1
    this.#asked.set(id, times)
    if (times > RETRIES || attrs['category'] === 'peer') return
    this.#relay.askAgain(
      { account: this.account, id: 0 },
      attrs['from'] ?? sender.account.pn,
      id,
      times,
    )
  }

  #confirm(sender: Device, from: string, id: string): void {
    if (sender.account.pn === this.account.pn) return
    this.#relay.receipt({ account: this.account, id: 0 }, sender.account.pn, addressingOf(from), {
      id,
    })
  }

  async #sendAgain(node: Stanza): Promise<void> {
    const device = this.#relay.device(node.attrs['from'] ?? '')
    const id = node.attrs['id'] ?? ''
    const message = this.#sent.get(id)
    if (!message) return
    // as phones do: a new session, and what was written in the one before can still be read
    await this.signal.begin(deviceName(device), this.#relay.bundle(device))
    await this.#sendTo(device, message, id, device.account, {
      by: addressingOf(node.attrs['from'] ?? ''),
    })
  }

  async #sendTo(
    device: Device,
    message: proto.IMessage,
    id: string,
    to: Account,
    wire: Wire,
  ): Promise<void> {
    const { type, ciphertext } = await this.seal(device, message)
    if (wire.damaged === true)
      ciphertext.writeUInt8(
        ciphertext.readUInt8(ciphertext.length - 12) ^ 1,
        ciphertext.length - 12,
      )
    const enc = stanza('enc', { v: '2', type }, ciphertext)
    await this.#relay.message({ account: this.account, id: 0 }, device, {
      id,
      to,
      wire,
      content: [enc],
    })
  }

  /** Encrypts for one device, with a session of its own. */
  async seal(device: Device, message: proto.IMessage): Promise<Sealed> {
    const name = deviceName(device)
    if (!this.signal.hasSession(name)) await this.signal.begin(name, this.#relay.bundle(device))
    return this.signal.encrypt(name, encodeWAMessage(message))
  }
}
