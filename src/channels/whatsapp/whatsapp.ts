import { fromEpochMs } from '../../clock.ts'
import type { Incoming, Outcome, Outgoing, Receipt } from '../../model/message.ts'
import { ChannelError, type Channel, type Receive } from '../channel.ts'
import { Acceptances } from './acceptance.ts'
import { proto, type AuthenticationCreds, type BaileysEventMap, type WASocket } from './baileys.ts'
import { callOf } from './call.ts'
import { incomingOf } from './incoming.ts'
import { Keyring } from './keyring.ts'
import { PACING } from './limits.ts'
import { Line } from './line.ts'
import { createMessageIds, type MessageIds } from './message-id.ts'
import { DEFAULT_TIMES, type WhatsAppOptions } from './options.ts'
import { isRegistered, messageOf, outcomeOf, REACH_OUT_LIMIT, textMessage } from './outgoing.ts'
import { Pace, type PaceState } from './pace.ts'
import { createSeal } from './seal.ts'
import { troubleOf, type Standing } from './standing.ts'

/** A WhatsApp account as a channel, over Baileys: unofficial, and off unless configured. */
export function createWhatsApp(options: WhatsAppOptions): WhatsAppChannel {
  return new WhatsAppChannel(options)
}

export class WhatsAppChannel implements Channel {
  readonly name = 'whatsapp'
  readonly dropsRepeats = true
  readonly account: string
  readonly #options: WhatsAppOptions
  readonly #acceptances = new Acceptances()
  readonly #inFlight = new Set<Promise<unknown>>()
  readonly #stopping = new AbortController()
  /** Written with their keys a moment ago; Baileys tells of them again. */
  readonly #justKept = new Set<string>()
  #keyring: Keyring | undefined
  #line: Line | undefined
  #pace: Pace | undefined
  #ids: MessageIds | undefined
  #running: Promise<void> = Promise.resolve()
  #unusable: string | undefined

  constructor(options: WhatsAppOptions) {
    this.account = options.account
    this.#options = options
  }

  get standing(): Standing {
    if (this.#unusable !== undefined) return { type: 'unusable', reason: this.#unusable }
    return this.#line?.standing ?? { type: 'connecting' }
  }

  trouble(): string | undefined {
    return troubleOf(this.account, this.standing)
  }

  /** Resolves even where WhatsApp cannot be reached, or the account is not paired or cannot be used: others go on. */
  async start(receive: Receive): Promise<void> {
    try {
      this.#keyring = await this.#loadKeyring(receive)
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error
      this.#unusable = error.message
      this.#options.log.error({ account: this.account }, error.message)
      return
    }
    this.#line = new Line(this.#options, this.#keyring, {
      loadKeyring: async () => (this.#keyring = await this.#loadKeyring(receive)),
      onSocket: (socket, creds) => this.#listen(socket, creds, receive),
      onEnded: () => this.#acceptances.loseAll('the connection ended before WhatsApp answered'),
      getMessage: ({ id }) => this.#sentBefore(id ?? ''),
    })
    this.#running = this.#line.run().catch((error: unknown) => this.#giveUp(error))
  }

  admits(message: Pick<Outgoing, 'chat' | 'class'>): boolean {
    return this.#line?.ready !== undefined && (this.#pace?.admits(message) ?? false)
  }

  send(message: Outgoing): Promise<Outcome> {
    const sending = this.#send(message)
    this.#inFlight.add(sending)
    return sending.finally(() => this.#inFlight.delete(sending))
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.allSettled(this.#inFlight)
    await this.#line?.stop()
    await this.#running
  }

  async #loadKeyring(receive: Receive): Promise<Keyring> {
    const { account, secret } = this.#options
    const write: Receive = async (heard, ...rest) => {
      await receive(heard, ...rest)
      for (const each of heard) this.#kept(each)
    }
    return new Keyring(account, await this.#options.readKeys(), createSeal(secret), write)
  }

  #listen(socket: WASocket, creds: AuthenticationCreds, receive: Receive): void {
    const { clock, random = Math.random, pacing = PACING } = this.#options
    this.#ids = createMessageIds(creds.signedIdentityKey.private)
    this.#pace ??= new Pace(pacing, clock, random, this.#paceState())
    this.#acceptances.listen(socket)
    socket.ev.on('messages.upsert', ({ messages }) => {
      for (const message of messages) this.#noteUpsert(message, creds, receive)
    })
    socket.ev.on('messages.update', (updates) => this.#noteUpdates(updates, receive))
    socket.ev.on('call', (calls) =>
      this.#hear(
        calls.flatMap((call) => callOf(call) ?? []),
        receive,
      ),
    )
    socket.ev.on('connection.update', ({ reachoutTimeLock: lock }) => {
      if (lock?.isActive === true)
        this.#pace?.beginNoneUntil(lock.timeEnforcementEnds?.getTime() ?? 0)
    })
  }

  #paceState(): PaceState {
    const now = this.#options.clock.now().getTime()
    return (
      (this.#keyring?.get('pace', 'state') as PaceState | undefined) ?? {
        pairedAt: now,
        day: '',
        begun: [],
      }
    )
  }

  #kept({ externalId, chat }: Incoming): void {
    this.#pace?.heard(chat)
    this.#justKept.add(externalId)
    const [oldest] = this.#justKept
    if (this.#justKept.size > JUST_KEPT && oldest !== undefined) this.#justKept.delete(oldest)
  }

  /** What was decrypted is in the inbox already; what came another way, as a copy from the owner's phone, is not. */
  #noteUpsert(message: proto.IWebMessageInfo, creds: AuthenticationCreds, receive: Receive): void {
    const { key, message: content, messageTimestamp, pushName } = message
    if (!this.#keyring || !content || !key || key.fromMe === true) return
    const alt = (key as { remoteJidAlt?: string }).remoteJidAlt
    const envelope = {
      from: key.remoteJid ?? '',
      id: key.id ?? '',
      t: String(messageTimestamp ?? 0),
      ...(pushName ? { notify: pushName } : {}),
      ...(alt ? { sender_lid: alt, sender_pn: alt } : {}),
    }
    const heard = incomingOf(envelope, content, this.#keyring, creds.me)
    if (heard && !this.#justKept.delete(heard.externalId)) this.#hear([heard], receive)
  }

  #noteUpdates(updates: BaileysEventMap['messages.update'], receive: Receive): void {
    const receipts = updates.flatMap(({ key, update }) => this.#receiptOf(key.id, update) ?? [])
    if (receipts.length === 0) return
    receive([], undefined, { receipts }).catch((error: unknown) => this.#note(error))
  }

  #receiptOf(
    id: string | null | undefined,
    update: Partial<proto.IWebMessageInfo>,
  ): Receipt | undefined {
    const row = this.#ids?.rowOf(id ?? '')
    const { DELIVERY_ACK, READ, PLAYED } = proto.WebMessageInfo.Status
    const { status } = update
    if (row === undefined || status === undefined || status === null || status < DELIVERY_ACK)
      return undefined
    const seconds = Number(update.messageTimestamp ?? 0)
    const at = seconds > 0 ? fromEpochMs(seconds * 1000) : this.#options.clock.now()
    return { message: row, type: status === READ || status === PLAYED ? 'read' : 'delivered', at }
  }

  #hear(heard: readonly Incoming[], receive: Receive): void {
    if (heard.length === 0) return
    receive(heard).catch((error: unknown) => this.#note(error))
  }

  /** A phone could not read a message and asks again, perhaps after our restart. */
  async #sentBefore(id: string): Promise<proto.IMessage | undefined> {
    const row = this.#ids?.rowOf(id)
    if (row === undefined) return undefined
    const kept = this.#keyring?.get('sent-media', id) as string | undefined
    if (kept !== undefined) return proto.Message.decode(Buffer.from(kept, 'base64'))
    const text = await this.#options.sentText(row)
    return text === undefined ? undefined : textMessage(text)
  }

  async #send(message: Outgoing): Promise<Outcome> {
    const socket = this.#line?.ready
    if (!socket || !this.#ids || this.#stopping.signal.aborted) return NOT_CONNECTED
    const id = this.#ids.idOf(message.id)
    try {
      if (!(await isRegistered(socket, message.chat))) return GONE
      const content = await messageOf(message, socket, this.#options)
      await this.#prepare(message, id, content, socket)
      return await this.#relay(socket, message.chat, id, content)
    } catch (error) {
      return failure(error)
    }
  }

  /** What has to be known later is written before the message leaves; then somebody seems to type. */
  async #prepare(
    message: Outgoing,
    id: string,
    content: proto.IMessage,
    socket: WASocket,
  ): Promise<void> {
    const isNew = this.#pace?.leaves(message) === true
    const media = message.media
      ? {
          'sent-media': {
            [id]: Buffer.from(proto.Message.encode(content).finish()).toString('base64'),
          },
        }
      : {}
    const pace = isNew ? { pace: { state: this.#pace?.state } } : {}
    if (isNew || message.media) await this.#keyring?.set({ ...media, ...pace })
    await this.#type(message, socket)
  }

  async #type({ chat, text, media }: Outgoing, socket: WASocket): Promise<void> {
    const ms = this.#pace?.typingMs(text) ?? 0
    if (ms === 0) return
    const doing = media?.type === 'voice' ? 'recording' : 'composing'
    await socket.sendPresenceUpdate(doing, chat).catch(() => {})
    await this.#options.clock.sleep(ms, this.#stopping.signal)
    await socket.sendPresenceUpdate('paused', chat).catch(() => {})
  }

  async #relay(
    socket: WASocket,
    chat: string,
    id: string,
    content: proto.IMessage,
  ): Promise<Outcome> {
    const accepted = this.#acceptances.of(id)
    const { acceptMs = DEFAULT_TIMES.acceptMs } = this.#options.times ?? {}
    const tooLate = new AbortController()
    try {
      await socket.relayMessage(chat, content, { messageId: id })
    } catch (error) {
      this.#acceptances.giveUp(id, String(error))
      if (!isClosed(error)) throw error
    }
    void this.#options.clock.sleep(acceptMs, tooLate.signal).then(() => {
      this.#acceptances.giveUp(id, 'WhatsApp did not say that it has the message')
    })
    const acceptance = await accepted
    tooLate.abort()
    if (acceptance.type === 'refused' && acceptance.code === REACH_OUT_LIMIT) this.#restFromNew()
    return outcomeOf(id, acceptance)
  }

  #restFromNew(): void {
    this.#pace?.beginNoneUntil(this.#options.clock.now().getTime() + 24 * 3_600_000)
  }

  #giveUp(error: unknown): void {
    this.#unusable = `the WhatsApp account '${this.account}' has stopped: ${String(error)}`
    this.#note(error)
  }

  #note(error: unknown): void {
    this.#options.log.error(
      { err: error, account: this.account },
      'trouble with a WhatsApp account',
    )
  }
}

const JUST_KEPT = 1_000

const NOT_CONNECTED: Outcome = {
  type: 'retry',
  scope: 'account',
  retryAfterMs: 1_000,
  reason: 'not-connected',
}

const GONE: Outcome = {
  type: 'refused',
  reason: 'gone',
  detail: 'nobody with this number is on WhatsApp',
}

/** Nothing of the message has left: that is tried again. */
function failure(error: unknown): Outcome {
  const reason = error instanceof Error ? error.message : String(error)
  return isClosed(error) ? NOT_CONNECTED : { type: 'retry', scope: 'chat', reason }
}

const isClosed = (error: unknown): boolean =>
  (error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode === 428
