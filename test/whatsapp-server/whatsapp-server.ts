import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import { MovableClock } from '../../src/clock.ts'
import { Curve } from '../../src/channels/whatsapp/baileys.ts'
import { Waiting } from '../bot-api-server/waiting.ts'
import { Directory } from './account.ts'
import { Connection, type Hello } from './connection.ts'
import type { LinkedDevice } from './linked-device.ts'
import { finishCode, requestCode, typeCode, type CodeRequest } from './pairing-code.ts'
import { beginRegistration, finishRegistration, type Registration } from './pairing.ts'
import { Phone } from './phone.ts'
import { scan, secretOf } from './qr.ts'
import { Relay } from './relay.ts'
import { Session } from './session.ts'
import { child, stanza, type Stanza } from './stanza.ts'
import { createTestRoot, trustRoot } from './test-root.ts'

/** A stanza that a companion sent. */
export type Seen = { readonly node: Stanza; readonly from: string; readonly at: number }

/**
 * What goes wrong with the next message: never arrives and the line is cut; arrives, and the line is cut before the
 * server says so; arrives nowhere, and the server says nothing; is refused with a code.
 */
export type Fault = 'lost' | 'unacknowledged' | 'silent' | number

/** A WhatsApp Web server for tests: it speaks the real protocol to unmodified Baileys sockets. */
export class WhatsAppServer implements AsyncDisposable {
  readonly directory = new Directory()
  /** The server's time; a service whose clock is right goes by the same. */
  readonly clock = new MovableClock()
  readonly relay = new Relay(this.directory, this.clock)
  readonly messages = new Waiting<Seen>()
  readonly receipts = new Waiting<Seen>()
  /** What companions asked, each by its namespace and tag: `encrypt key`. */
  readonly asked: string[] = []
  /** What companions acknowledged with an error: WhatsApp may hold back what waits behind it. */
  readonly refused: Stanza[] = []
  /** Presence and typing, as companions told them. */
  readonly noted: Stanza[] = []
  /** What clients said of themselves when they came: a registration, or a login. */
  readonly hellos: Hello['payload'][] = []
  /** What nobody has taught this server; a test that leaves some has found something new. */
  readonly unhandled: Stanza[] = []
  readonly #staticKey = Curve.generateKeyPair()
  readonly #root = createTestRoot(this.#staticKey.public)
  readonly #listener: WebSocketServer
  readonly #connections = new Set<Connection>()
  readonly #registrations = new Map<Connection, Registration>()
  readonly #faults: { readonly fault: Fault; readonly fits: (node: Stanza) => boolean }[] = []
  readonly #voidSecrets = new Set<string>()
  #codeRequest: CodeRequest | undefined
  #logins = 0
  mediaHost = 'localhost:1'
  /** As since July 2026: the first QR that is scanned is void, and the client is told to make another. */
  refreshesPairing = false
  /** How often a login has ended the line of another socket with the same keys. */
  conflicts = 0
  /** Every login is refused with this reason. */
  refusal: number | undefined

  constructor(listener: WebSocketServer) {
    this.#listener = listener
    listener.on('connection', (socket) => this.#accept(socket))
    trustRoot(this.#root.publicKey)
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#listener.address() as AddressInfo).port}/ws/chat`
  }

  /** What a process needs in its environment to come here, and to take this server for WhatsApp. */
  get environment(): Readonly<Record<string, string>> {
    const preload = fileURLToPath(new URL('./trust-root-preload.ts', import.meta.url))
    return {
      WHATSAPP_URL: this.url,
      WHATSAPP_TEST_ROOT: Buffer.from(this.#root.publicKey).toString('hex'),
      NODE_OPTIONS: `--import=${preload}`,
    }
  }

  /** Somebody with a phone, a number and a LID. */
  phone(pn: string, name: string): Phone {
    const lid = `9${pn.split('').toReversed().join('')}`
    const phone = new Phone({ pn, lid, name }, this.relay)
    this.directory.add(phone.account)
    return phone
  }

  /** The owner of a phone scans a QR; throws what the phone would say. */
  scans({ account }: Phone, qr: string): void {
    const secret = secretOf(qr)
    const isVoid =
      this.#voidSecrets.has(secret) || (this.refreshesPairing && this.#voidSecrets.size === 0)
    this.#voidSecrets.add(secret)
    if (!isVoid) return scan(qr, account, this.#registrations.values())
    const attrs = { from: 's.whatsapp.net', type: 'companion_reg_refresh', id: 'refresh-1' }
    for (const { connection } of this.#registrations.values())
      connection.send(stanza('notification', attrs, [stanza('companion_reg_refresh')]))
    throw new Error('the phone could not link this device')
  }

  /** The owner types a pairing code into the phone. */
  typesCode(code: string): void {
    if (!this.#codeRequest) throw new Error('no companion asked for a code')
    typeCode(this.#codeRequest, code)
  }

  get hasCodeRequest(): boolean {
    return this.#codeRequest !== undefined
  }

  /** What becomes of the next message that fits. */
  spoilNext(fault: Fault, fits: (node: Stanza) => boolean = () => true): void {
    this.#faults.push({ fault, fits })
  }

  nextFault(node: Stanza): Fault | undefined {
    const index = this.#faults.findIndex(({ fits }) => fits(node))
    return index < 0 ? undefined : this.#faults.splice(index, 1)[0]?.fault
  }

  note(node: Stanza): void {
    this.noted.push(node)
  }

  isKnown(jid: string): boolean {
    return this.directory.find(jid) !== undefined
  }

  /** How often a companion has logged in. */
  get logins(): number {
    return this.#logins
  }

  /** The companion of a phone that was linked first. */
  companion({ account }: Phone): LinkedDevice {
    const device = account.linked.get(1)
    if (!device) throw new Error(`nothing is linked to ${account.name}`)
    return device
  }

  /** Pulls all cables. */
  dropAll(): void {
    for (const connection of this.#connections) connection.drop()
  }

  /** A notification or message to a companion, as a test writes it. */
  push(to: Phone, node: Stanza): void {
    this.companion(to).deliver(node)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dropAll()
    this.#listener.close()
    await once(this.#listener, 'close').catch(() => {})
  }

  #accept(socket: ConstructorParameters<typeof Connection>[0]): void {
    let session: Session | undefined
    const connection = new Connection(
      socket,
      { staticKey: this.#staticKey, chain: this.#root.chain },
      {
        onHello: (hello) => {
          session = this.#greet(connection, hello)
        },
        onStanza: async (node) => (session ? session.take(node) : this.#pair(connection, node)),
        onClose: () => {
          session?.close()
          this.#connections.delete(connection)
          this.#registrations.delete(connection)
        },
      },
    )
    this.#connections.add(connection)
  }

  #greet(connection: Connection, hello: Hello): Session | undefined {
    const { payload, clientKey } = hello
    this.hellos.push(payload)
    if (payload.devicePairingData) {
      this.#registrations.set(connection, beginRegistration(connection, hello))
      return undefined
    }
    const account = this.directory.find(String(payload.username))
    const device = account?.linked.get(payload.device ?? 0)
    if (this.refusal !== undefined) return this.#refuse(connection, this.refusal)
    if (!account || !device || !device.clientKey.equals(clientKey))
      return this.#refuse(connection, 401)
    const session = new Session(this, connection, account, device)
    this.#logins++
    session.begin()
    return session
  }

  #refuse(connection: Connection, reason: number): undefined {
    connection.refuse(reason)
    return undefined
  }

  #pair(connection: Connection, node: Stanza): void {
    const registration = this.#registrations.get(connection)
    if (!registration) return
    const link = child(node, 'link_code_companion_reg')
    if (link) return this.#pairByCode(registration, node, link)
    if (finishRegistration(registration, node)) this.#registrations.delete(connection)
    else if (node.tag === 'ack') this.note(node)
    else if (node.tag === 'iq' && node.attrs['type'] === 'get') this.#answerPing(connection, node)
  }

  #answerPing(connection: Connection, { attrs }: Stanza): void {
    connection.send(stanza('iq', { from: 's.whatsapp.net', type: 'result', id: attrs['id'] }, []))
  }

  #pairByCode(registration: Registration, { attrs }: Stanza, link: Stanza): void {
    const account = this.directory.find(link.attrs['jid'] ?? '')
    if (!account) return
    const isHello = link.attrs['stage'] === 'companion_hello'
    if (isHello) this.#codeRequest = requestCode(registration, account, link)
    const ref = stanza('link_code_pairing_ref', {}, this.#codeRequest?.ref)
    const answer = [stanza('link_code_companion_reg', {}, [ref])]
    registration.connection.send(
      stanza('iq', { from: 's.whatsapp.net', type: 'result', id: attrs['id'] }, answer),
    )
    if (!isHello && this.#codeRequest) finishCode(this.#codeRequest, link)
  }
}

export async function startWhatsAppServer(): Promise<WhatsAppServer> {
  const listener = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(listener, 'listening')
  return new WhatsAppServer(listener)
}
