import type { Incoming } from '../../model/message.ts'
import {
  encodeWAMessage,
  makeLibSignalRepository,
  type BinaryNode,
  type SignalDataSet,
  type SignalKeyStoreWithTransaction,
  type SocketConfig,
  type WASocket,
} from './baileys.ts'
import { messageIn, type Envelope } from './incoming.ts'
import { HEARD } from './keyring.ts'
import { apartFrom, stepByStep } from './ratchet.ts'
import { wasReadBefore } from './session-tries.ts'
import type { proto } from './baileys.ts'

type Hear = (envelope: Envelope, message: proto.IMessage) => Incoming | undefined

/**
 * Writes what a message says in the transaction of the ratchet step that decrypts it. Baileys tells the server that a
 * message was received before it tells anybody else, so this is the only place where nothing can be lost
 * (test/channels/whatsapp-flaws.test.ts holds the order).
 */
export class InboxFirst {
  readonly #envelopes = new WeakMap<Uint8Array, Envelope>()
  readonly #hear: Hear

  constructor(hear: Hear) {
    this.#hear = hear
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
        const plaintext = await repository.decryptMessage(sealed).catch(emptyIfReadBefore)
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
}

/**
 * What comes again after its step was committed was written with that step; only the receipt was lost. Read as a message
 * that says nothing, it is received again, and her phone is not asked for what is here.
 */
function emptyIfReadBefore(error: unknown): Uint8Array {
  if (wasReadBefore(error)) return encodeWAMessage({})
  throw error
}
