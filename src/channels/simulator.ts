import type { Clock } from '../clock.ts'
import type { ChannelName, Content, Outcome, Outgoing, RefusalReason } from '../model/message.ts'
import type { Channel, Receive } from './channel.ts'

/** A chat network inside the process: what the simulator page and `chat` type into, and what they read from. */
export class Simulator implements Channel {
  readonly name: ChannelName
  readonly account: string
  readonly #clock: Clock
  readonly #session: string
  readonly #listeners = new Set<(message: Outgoing) => void>()
  readonly #refusing = new Map<string, RefusalReason>()
  #receive: Receive | undefined
  #written = 0

  /** `network` is the one it stands in for, where chat ids and rules of that one matter. */
  constructor(clock: Clock, network: ChannelName = 'simulator') {
    this.name = network
    this.account = network
    this.#clock = clock
    this.#session = String(clock.now().getTime())
  }

  async start(receive: Receive): Promise<void> {
    this.#receive = receive
  }

  async send(message: Outgoing): Promise<Outcome> {
    const reason = this.#refusing.get(message.chat)
    if (reason) return { type: 'refused', reason, detail: 'as it was told' }
    for (const listener of this.#listeners) listener(message)
    return { type: 'sent', externalId: String(message.id) }
  }

  async stop(): Promise<void> {
    this.#receive = undefined
  }

  /** Someone types into a chat, as a reply to one of our messages if its id is given; resolves once it is stored. */
  async write(chat: string, written: string | Content, replyTo?: string): Promise<void> {
    if (!this.#receive) throw new Error('the simulator has not been started')
    this.#written += 1
    const externalId = `${this.#session}-${this.#written}`
    const content: Content = typeof written === 'string' ? { type: 'text', text: written } : written
    const reply = replyTo === undefined ? {} : { replyTo }
    await this.#receive([{ externalId, chat, sentAt: this.#clock.now(), content, ...reply }])
  }

  /** From now on a chat takes no message, for this reason; without one it takes them again. */
  refuse(chat: string, reason?: RefusalReason): void {
    if (reason) this.#refusing.set(chat, reason)
    else this.#refusing.delete(chat)
  }

  /** Calls back for each message that arrives in any chat; returns how to stop that. */
  onMessage(listener: (message: Outgoing) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
