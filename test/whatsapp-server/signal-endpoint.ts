import {
  Curve,
  generateRegistrationId,
  generateSignalPubKey,
  signedKeyPair,
} from '../../src/channels/whatsapp/baileys.ts'
// after Baileys, which guards it
import { ProtocolAddress, SessionBuilder, SessionCipher, SessionRecord } from 'libsignal'
import { oneAtATime } from './lane.ts'

/** What a device publishes, so that others can write to it while it is away. */
export type KeyBundle = {
  readonly registrationId: number
  readonly identity: Uint8Array
  readonly signedPreKey: {
    readonly id: number
    readonly key: Uint8Array
    readonly signature: Uint8Array
  }
  readonly preKey?: { readonly id: number; readonly key: Uint8Array }
}

export type Sealed = { readonly type: 'pkmsg' | 'msg'; readonly ciphertext: Buffer }

/** A real Signal endpoint with its keys in memory: what every phone here is inside. */
export class SignalEndpoint {
  readonly identity = Curve.generateKeyPair()
  readonly registrationId = generateRegistrationId()
  readonly #signedPreKey = signedKeyPair(this.identity, 1)
  readonly #preKeys = new Map<number, ReturnType<typeof Curve.generateKeyPair>>()
  /** As they are written: a step that failed leaves no trace. */
  readonly #sessions = new Map<string, ReturnType<SessionRecord['serialize']>>()

  /** A bundle with a pre-key that nobody has had yet. */
  bundle(): KeyBundle {
    const preKey = Curve.generateKeyPair()
    const id = this.#preKeys.size + 1
    this.#preKeys.set(id, preKey)
    const { keyId, keyPair, signature } = this.#signedPreKey
    return {
      registrationId: this.registrationId,
      identity: this.identity.public,
      signedPreKey: { id: keyId, key: keyPair.public, signature },
      preKey: { id, key: preKey.public },
    }
  }

  hasSession(device: string): boolean {
    return this.#session(addressOf(device).toString())?.haveOpenSession() ?? false
  }

  forget(device: string): void {
    this.#sessions.delete(addressOf(device).toString())
  }

  /** Its sessions as they are now can be put back later, as when a phone forgets what it did last. */
  remember(): () => void {
    const before = [...this.#sessions]
    return () => {
      for (const [device, session] of before) this.#sessions.set(device, session)
    }
  }

  /** `device` names the other end: any text that stays the same. */
  begin(device: string, bundle: KeyBundle): Promise<void> {
    const { registrationId, identity, signedPreKey, preKey } = bundle
    const session = {
      registrationId,
      identityKey: generateSignalPubKey(identity),
      signedPreKey: {
        keyId: signedPreKey.id,
        publicKey: generateSignalPubKey(signedPreKey.key),
        signature: signedPreKey.signature,
      },
      ...(preKey && { preKey: { keyId: preKey.id, publicKey: generateSignalPubKey(preKey.key) } }),
    }
    const builder = new SessionBuilder(this.#storage, addressOf(device))
    return oneAtATime(() =>
      builder.initOutgoing(session as Parameters<typeof builder.initOutgoing>[0]),
    )
  }

  async encrypt(device: string, plain: Uint8Array): Promise<Sealed> {
    const cipher = new SessionCipher(this.#storage, addressOf(device))
    const { type, body } = await oneAtATime(() => cipher.encrypt(Buffer.from(plain)))
    return { type: type === 3 ? 'pkmsg' : 'msg', ciphertext: Buffer.from(body, 'binary') }
  }

  decrypt(device: string, { type, ciphertext }: Sealed): Promise<Buffer> {
    const cipher = new SessionCipher(this.#storage, addressOf(device))
    return oneAtATime(() =>
      type === 'pkmsg'
        ? cipher.decryptPreKeyWhisperMessage(ciphertext)
        : cipher.decryptWhisperMessage(ciphertext),
    )
  }

  #session(id: string): SessionRecord | undefined {
    const written = this.#sessions.get(id)
    return written && SessionRecord.deserialize(written)
  }

  readonly #storage = {
    loadSession: async (id: string) => this.#session(id),
    storeSession: async (id: string, session: SessionRecord) =>
      void this.#sessions.set(id, session.serialize()),
    isTrustedIdentity: () => true,
    loadPreKey: async (id: number | string) => asSignal(this.#preKeys.get(Number(id))),
    removePreKey: () => {},
    loadSignedPreKey: () => asSignal(this.#signedPreKey.keyPair),
    getOurRegistrationId: () => this.registrationId,
    getOurIdentity: () => ({
      privKey: Buffer.from(this.identity.private),
      pubKey: Buffer.from(generateSignalPubKey(this.identity.public)),
    }),
  } as unknown as ConstructorParameters<typeof SessionCipher>[0]
}

function asSignal(pair: { readonly private: Uint8Array; readonly public: Uint8Array } | undefined) {
  return pair && { privKey: Buffer.from(pair.private), pubKey: Buffer.from(pair.public) }
}

function addressOf(device: string): ProtocolAddress {
  return new ProtocolAddress(device, 0)
}
