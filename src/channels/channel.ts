import type {
  ChannelName,
  Fetched,
  Incoming,
  Outcome,
  Outgoing,
  Receipt,
} from '../model/message.ts'
import type { AccountState } from '../model/pairing.ts'
import { Trouble } from '../model/trouble.ts'

/**
 * Stores what was heard (possibly nothing); resolves once it is committed, so that the channel may
 * then acknowledge it, and rejects where the account is another process's now. `position` is how far
 * into the network's stream this reaches: opaque, committed with the rest, and given back to the
 * channel when it is made again. `keys` are committed with it too.
 */
export type Receive = (
  heard: readonly Incoming[],
  position?: string,
  keys?: readonly KeyChange[],
) => Promise<void>

/** A key of an account, encrypted by its channel. */
export type KeyRow = { readonly type: string; readonly id: string; readonly value: string }

/** A key's new value, encrypted by its channel; null takes it away. */
export type KeyChange = Omit<KeyRow, 'value'> & { readonly value: string | null }

/** Writes down what became of messages; resolves once it is committed. */
export type Confirm = (receipts: readonly Receipt[]) => Promise<void>

/** One sending account on one chat network. */
export type Channel = {
  readonly name: ChannelName
  /** Which account of the network this is: `simulator`, the bot's id, the WhatsApp account's name. */
  readonly account: string
  /** What the network takes from this account; the outbox keeps to it. */
  readonly limits?: Limits
  /** Where receipts come: how long one may take to tell of a send whose outcome is unknown, before it is sent again. */
  readonly settleMs?: number
  /** How long after a person last wrote the network takes any text to her; then only a prepared one. */
  readonly windowMs?: number
  /**
   * Connects, and hands over what is heard. Throws a ChannelError when the account cannot be used. `isOurs`: whether the
   * account is this process's at this moment; nothing is asked of the network while it is not.
   */
  start(receive: Receive, confirm?: Confirm, isOurs?: () => boolean): Promise<void>
  /** Tries once to send; says what became of it and never throws. */
  send(message: Outgoing): Promise<Outcome>
  /**
   * Loads a file that somebody sent to this account, by the id it was heard with, so that another account can send it;
   * never throws. A file of more than `maxBytes` is refused before, or as soon as that is known.
   */
  fetch?(fileId: string, maxBytes: number): Promise<Fetched>
  /** Stops listening; resolves when nothing is in flight any more. */
  stop(): Promise<void>
  /** Whether a message may leave now, by the account's state and pace; one that may not stays queued. */
  admits?(message: Pick<Outgoing, 'chat' | 'class'>): boolean
  /** The network drops a repeat of a message, so that one whose outcome is unknown may always be tried again. */
  readonly dropsRepeats?: boolean
  /** What keeps it from hearing or sending until a person does something; `undefined` while all is well. */
  trouble?(): string | undefined
  /** How the account stands, where it is linked to a phone. */
  state?(): AccountState
  /** Where the network delivers by HTTP: the path, and the answer to one request. */
  readonly webhook?: { readonly path: string; handle(request: Request): Promise<Response> }
}

/** The most that goes out in all, and to one chat. */
export type Limits = { readonly account?: Rate; readonly chat?: Rate }

/** At most so many messages within any so many milliseconds. */
export type Rate = { readonly messages: number; readonly perMs: number }

/** An account that cannot be used as configured; the message says what to do. */
export class ChannelError extends Trouble {
  override readonly name = 'ChannelError'
}
