import type { ChannelName, Incoming, Outcome, Outgoing, Receipt } from '../model/message.ts'

/**
 * Stores what was heard (possibly nothing); resolves once it is committed, so that the channel may
 * then acknowledge it. `position` is how far into the network's stream this reaches: opaque, committed
 * with the rest, and given back to the channel when it is made again. `beside` is committed with it too.
 */
export type Receive = (
  heard: readonly Incoming[],
  position?: string,
  beside?: Beside,
) => Promise<void>

/** Changes of an account's keys, and what became of messages that were sent. */
export type Beside = {
  readonly keys?: readonly KeyChange[]
  readonly receipts?: readonly Receipt[]
}

/** A key of an account, encrypted by its channel. */
export type KeyRow = { readonly type: string; readonly id: string; readonly value: string }

/** A key's new value, encrypted by its channel; null takes it away. */
export type KeyChange = Omit<KeyRow, 'value'> & { readonly value: string | null }

/** One sending account on one chat network. */
export type Channel = {
  readonly name: ChannelName
  /** Which account of the network this is: `simulator`, the bot's id, the WhatsApp account's name. */
  readonly account: string
  /** The most the network takes from this account in a second; the outbox keeps to it. */
  readonly messagesPerSecond?: number
  /** Connects, and hands over what is heard. Throws a ChannelError when the account cannot be used. */
  start(receive: Receive): Promise<void>
  /** Tries once to send; says what became of it and never throws. */
  send(message: Outgoing): Promise<Outcome>
  /** Stops listening; resolves when nothing is in flight any more. */
  stop(): Promise<void>
  /** Whether a message may leave now, by the account's state and pace; one that may not stays queued. */
  admits?(message: Pick<Outgoing, 'chat' | 'class'>): boolean
  /** The network drops a repeat of a message, so that one whose outcome is unknown may always be tried again. */
  readonly dropsRepeats?: boolean
  /** Where the network delivers by HTTP: the path, and the answer to one request. */
  readonly webhook?: { readonly path: string; handle(request: Request): Promise<Response> }
}

/** An account that cannot be used as configured; the message says what to do. */
export class ChannelError extends Error {
  override readonly name = 'ChannelError'
}
