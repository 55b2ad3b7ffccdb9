import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { Curve, proto } from '../../src/channels/whatsapp/baileys.ts'
import type { KeyPair } from './test-root.ts'

const PROTOCOL = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0')

/** What the client says first on a connection: `WA`, protocol version 6, dictionary version 3. */
export const PROLOGUE = Buffer.from([0x57, 0x41, 6, 3])

/** The server's half of Noise_XX_25519_AESGCM_SHA256 (noiseprotocol.org, revision 34). */
export class NoiseServer {
  readonly #static: KeyPair
  readonly #chain: Uint8Array
  readonly #ephemeral = Curve.generateKeyPair()
  #hash: Buffer = PROTOCOL
  #salt: Buffer = PROTOCOL
  #key: Buffer = PROTOCOL
  #nonce = 0

  constructor(staticKey: KeyPair, chain: Uint8Array) {
    this.#static = staticKey
    this.#chain = chain
    this.#mixHash(PROLOGUE)
  }

  /** ClientHello → ServerHello: e, ee, s, es. */
  answerHello(message: Uint8Array): Uint8Array {
    const theirs = required(proto.HandshakeMessage.decode(message).clientHello?.ephemeral)
    this.#mixHash(theirs)
    this.#mixHash(this.#ephemeral.public)
    this.#mixKey(Curve.sharedKey(this.#ephemeral.private, theirs))
    const encryptedStatic = this.#encrypt(this.#static.public)
    this.#mixKey(Curve.sharedKey(this.#static.private, theirs))
    const payload = this.#encrypt(this.#chain)
    const serverHello = { ephemeral: this.#ephemeral.public, static: encryptedStatic, payload }
    return proto.HandshakeMessage.encode({ serverHello }).finish()
  }

  /** ClientFinish: s, se, and then the two keys of the transport. */
  finish(message: Uint8Array) {
    const { clientFinish } = proto.HandshakeMessage.decode(message)
    const clientKey = this.#decrypt(required(clientFinish?.static))
    this.#mixKey(Curve.sharedKey(this.#ephemeral.private, clientKey))
    const payload = proto.ClientPayload.decode(this.#decrypt(required(clientFinish?.payload)))
    const [fromClient, toClient] = expand(Buffer.alloc(0), this.#salt)
    return {
      clientKey,
      payload,
      fromClient: new Cipher(fromClient),
      toClient: new Cipher(toClient),
    }
  }

  #mixHash(data: Uint8Array): void {
    this.#hash = createHash('sha256').update(this.#hash).update(data).digest()
  }

  #mixKey(secret: Uint8Array): void {
    ;[this.#salt, this.#key] = expand(secret, this.#salt)
    this.#nonce = 0
  }

  #encrypt(plain: Uint8Array): Buffer {
    const sealed = seal(plain, this.#key, this.#nonce++, this.#hash)
    this.#mixHash(sealed)
    return sealed
  }

  #decrypt(sealed: Uint8Array): Buffer {
    const plain = open(sealed, this.#key, this.#nonce++, this.#hash)
    this.#mixHash(sealed)
    return plain
  }
}

/** One direction of the transport: a key, and a nonce that counts the messages. */
export class Cipher {
  readonly #key: Buffer
  #nonce = 0

  constructor(key: Buffer) {
    this.#key = key
  }

  seal = (plain: Uint8Array): Buffer => seal(plain, this.#key, this.#nonce++)
  open = (sealed: Uint8Array): Buffer => open(sealed, this.#key, this.#nonce++)
}

function expand(secret: Uint8Array, salt: Buffer): [Buffer, Buffer] {
  const bytes = Buffer.from(hkdfSync('sha256', secret, salt, Buffer.alloc(0), 64))
  return [bytes.subarray(0, 32), bytes.subarray(32)]
}

function nonceOf(count: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(count, 8)
  return nonce
}

function seal(
  plain: Uint8Array,
  key: Buffer,
  nonce: number,
  associated: Uint8Array = Buffer.alloc(0),
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(nonce)).setAAD(associated)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function open(
  sealed: Uint8Array,
  key: Buffer,
  nonce: number,
  associated: Uint8Array = Buffer.alloc(0),
): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(nonce)).setAAD(associated)
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
}

function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the handshake lacks a part')
  return value
}
