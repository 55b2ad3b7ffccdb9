import type { Incoming } from '../../../model/message.ts'
import {
  encodeWAMessage,
  makeLibSignalRepository,
  type BinaryNode,
  type SignalDataSet,
  type SignalKeyStoreWithTransaction,
  type SocketConfig,
  type WASocket,
} from '../baileys.ts'
import { messageIn, type Envelope } from './incoming.ts'
import { HEARD } from '../keys/keyring.ts'
import { apartFrom, stepByStep } from '../keys/ratchet.ts'
import type { proto } from '../baileys.ts'

type Hear = (envelope: Envelope, message: proto.IMessage) => Incoming | undefined
type WasHeard = (envelope: Envelope) => Promise<boolean>

/**
 * Writes what a message says in the transaction of the ratchet step that decrypts it. Baileys tells the server that a
 * message was received before it tells anybody else, so this is the only place where nothing can be lost
 * (test/channels/whatsapp/flaws.test.ts holds the order).
 */
export class InboxFirst {
  readonly #envelopes = new WeakMap<Uint8Array, Envelope>()
  readonly #hear: Hear
  readonly #wasHeard: WasHeard

  constructor(hear: Hear, wasHeard: WasHeard) {
    this.#hear = hear
    this.#wasHeard = wasHeard
  }

  /** Remembers which envelope a ciphertext came in. */
  watch({ ws }: WASocket): void {
    ws.prependListener('CB:message', (node: BinaryNode) => {
      for (const part of Array.isArray(node.content) ? node.content : [])
        if (part.content instanceof Uint8Array) this.#envelopes.set(part.content, node.attrs)
    })
  }

  readonly makeRepository: SocketConfig['makeSignalRepository'] = (auth, logger, pnToLid) => {
    const keys = auth.keys as SignalKeyStoreWithTransaction
    const apart = apartFrom(keys)
    const repository = makeLibSignalRepository(auth, logger, pnToLid)
    const decryptMessage: typeof repository.decryptMessage = (sealed) =>
      apart(async () => {
        const plaintext = await repository
          .decryptMessage(sealed)
          .catch((error: unknown) => this.#emptyIfHeard(sealed.ciphertext, error))
        const heard = this.#read(sealed.ciphertext, plaintext)
        if (heard) await keys.set({ [HEARD]: { [heard.externalId]: heard } } as SignalDataSet)
        return plaintext
      })
    return { ...stepByStep(repository, apart), decryptMessage }
  }

  #read(ciphertext: Uint8Array, plaintext: Uint8Array): Incoming | undefined {
    const envelope = this.#envelopes.get(ciphertext)
    const message = envelope && messageIn(plaintext)
    return message && this.#hear(envelope, message)
  }

  /**
   * What was written with its step comes again where only its receipt was lost, and cannot be decrypted twice. Read as a
   * message that says nothing it is received, and her phone is not asked for what is here. Anything else is asked for, also
   * where its key was used: Baileys would drop that by the words of the error.
   */
  async #emptyIfHeard(ciphertext: Uint8Array, error: unknown): Promise<Uint8Array> {
    const envelope = this.#envelopes.get(ciphertext)
    if (envelope && (await this.#wasHeard(envelope))) return encodeWAMessage({})
    throw new Error('a message could not be decrypted', { cause: error })
  }
}
