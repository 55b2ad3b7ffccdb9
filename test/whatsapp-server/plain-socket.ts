import {
  DisconnectReason,
  initAuthCreds,
  makeWASocket,
  proto,
  type AuthenticationCreds,
  type BaileysEventMap,
  type SignalDataSet,
  type SignalKeyStore,
  type WASocket,
} from '../../src/channels/whatsapp/baileys.ts'
import { Waiting } from '../bot-api-server/waiting.ts'
import type { Phone } from './phone.ts'
import type { WhatsAppServer } from './whatsapp-server.ts'

const silent = {
  level: 'silent',
  child: () => silent,
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
}

/** Baileys as it comes, with its keys in memory: what the server is tried with, and the other end of a chat. */
export class PlainSocket implements AsyncDisposable {
  readonly creds: AuthenticationCreds = initAuthCreds()
  readonly #rows = new Map<string, unknown>()
  readonly #url: string
  readonly updates = new Waiting<Partial<BaileysEventMap['connection.update']>>()
  readonly upserts = new Waiting<BaileysEventMap['messages.upsert']>()
  readonly statuses = new Waiting<BaileysEventMap['messages.update'][number]>()
  socket: WASocket

  constructor(url: string) {
    this.#url = url
    this.socket = this.open()
  }

  open(): WASocket {
    const keys = this.#keys as SignalKeyStore
    const socket = makeWASocket({
      auth: { creds: this.creds, keys },
      waWebSocketUrl: this.#url,
      logger: silent,
      emitOwnEvents: false,
      syncFullHistory: false,
      shouldSyncHistoryMessage: () => false,
    })
    socket.ev.on('creds.update', (update) => Object.assign(this.creds, update))
    socket.ev.on('connection.update', (update) => this.updates.add(update))
    socket.ev.on('messages.upsert', (upsert) => this.upserts.add(upsert))
    socket.ev.on('messages.update', (updates) => updates.forEach((each) => this.statuses.add(each)))
    this.socket = socket
    return socket
  }

  /** Shows a QR, has it scanned, and comes back as a companion. */
  async pair(server: WhatsAppServer, owner: Phone): Promise<void> {
    server.scans(owner, await this.qr())
    await this.untilClosed(DisconnectReason.restartRequired)
    this.open()
    await this.untilOpen()
  }

  qr(): Promise<string> {
    return this.#until((update) => update.qr, 'a QR')
  }

  async untilOpen(): Promise<void> {
    await this.#until(({ connection }) => connection === 'open' || undefined, 'a connection')
  }

  async untilClosed(code: number): Promise<void> {
    const isIt = ({ lastDisconnect }: Partial<BaileysEventMap['connection.update']>) =>
      (lastDisconnect?.error as { output?: { statusCode: number } } | undefined)?.output
        ?.statusCode === code
    await this.#until((update) => isIt(update) || undefined, `an end with ${code}`)
  }

  /** All texts that came. */
  get texts(): readonly string[] {
    return this.upserts.items.flatMap(({ messages }) =>
      messages.flatMap(({ message, key }) =>
        message && !key.fromMe
          ? [message.conversation ?? message.extendedTextMessage?.text ?? '']
          : [],
      ),
    )
  }

  async hears(text: string): Promise<void> {
    const find = () => this.texts.includes(text) || undefined
    await this.upserts.until(find, 10_000, () => `heard only ${this.texts.join(' | ')}`)
  }

  async untilStatus(name: 'DELIVERY_ACK' | 'READ'): Promise<void> {
    const status = proto.WebMessageInfo.Status[name]
    const find = () => this.statuses.items.find(({ update }) => update.status === status)
    await this.statuses.until(find, 10_000, () => `no message became ${name}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.socket.end(undefined)
  }

  #until<T>(
    find: (update: Partial<BaileysEventMap['connection.update']>) => T | undefined,
    what: string,
  ): Promise<T> {
    const search = () => {
      for (const update of this.updates.items) {
        const found = find(update)
        if (found !== undefined) return found
      }
      return undefined
    }
    return this.updates.until(search, 15_000, () => `waited for ${what} in vain`)
  }

  readonly #keys = {
    get: (type: string, ids: readonly string[]) =>
      Object.fromEntries(
        ids.flatMap((id) => {
          const value = this.#rows.get(`${type} ${id}`)
          return value === undefined || value === null ? [] : [[id, value]]
        }),
      ),
    set: (data: SignalDataSet) => {
      for (const [type, rows] of Object.entries(data))
        for (const [id, value] of Object.entries(rows ?? {})) this.#rows.set(`${type} ${id}`, value)
    },
  }
}
