import { createCipheriv, createDecipheriv, hkdfSync, pbkdf2Sync, randomBytes } from 'node:crypto'
import { Curve } from '../../src/channels/whatsapp/baileys.ts'
import type { Account } from './account.ts'
import { accept, type Registration } from './pairing.ts'
import { bytesOf, child, stanza, type Stanza } from './stanza.ts'

/** A companion has asked to be linked by a code that the owner types into the phone. */
export type CodeRequest = {
  readonly registration: Registration
  readonly account: Account
  readonly ref: Buffer
  /** The companion's ephemeral key, under a key made of the code: 32 bytes of salt, 16 of IV, 32 of key. */
  readonly wrapped: Buffer
  readonly ephemeral: ReturnType<typeof Curve.generateKeyPair>
  /** The companion's ephemeral key, once the code has been typed. */
  companionKey?: Buffer
}

export function requestCode(
  registration: Registration,
  account: Account,
  node: Stanza,
): CodeRequest {
  const wrapped = bytesOf(child(node, 'link_code_pairing_wrapped_companion_ephemeral_pub'))
  return {
    registration,
    account,
    ref: randomBytes(16),
    wrapped,
    ephemeral: Curve.generateKeyPair(),
  }
}

/** The owner types the code: the phone sends its own ephemeral key, wrapped the same way. */
export function typeCode(request: CodeRequest, code: string): void {
  const { wrapped, ephemeral, account, registration, ref } = request
  const iv = wrapped.subarray(32, 48)
  request.companionKey = unwrap(wrapped.subarray(48, 80), keyOf(code, wrapped.subarray(0, 32)), iv)
  const salt = randomBytes(32)
  const ownIv = randomBytes(16)
  const own = createCipheriv('aes-256-ctr', keyOf(code, salt), ownIv)
  const sealed = Buffer.concat([salt, ownIv, own.update(ephemeral.public), own.final()])
  const parts = [
    stanza('link_code_pairing_wrapped_primary_ephemeral_pub', {}, sealed),
    stanza('primary_identity_pub', {}, account.phone.signal.identity.public),
    stanza('link_code_pairing_ref', {}, ref),
  ]
  const reg = stanza('link_code_companion_reg', { stage: 'primary_hello' }, parts)
  const attrs = {
    from: 's.whatsapp.net',
    type: 'link_code_companion_reg',
    id: randomBytes(6).toString('hex'),
  }
  registration.connection.send(stanza('notification', attrs, [reg]))
}

/** The companion has proven that it knows the code: both ends derive the secret that pairing needs. */
export function finishCode(request: CodeRequest, node: Stanza): void {
  const { companionKey, ephemeral, account, registration } = request
  if (!companionKey) throw new Error('the code was never typed')
  const bundle = bytesOf(child(node, 'link_code_pairing_wrapped_key_bundle'))
  const shared = Curve.sharedKey(ephemeral.private, companionKey)
  const key = derive(shared, bundle.subarray(0, 32), 'link_code_pairing_key_bundle_encryption_key')
  const opened = open(bundle.subarray(44), key, bundle.subarray(32, 44))
  const companionIdentity = opened.subarray(0, 32)
  const identityShared = Curve.sharedKey(account.phone.signal.identity.private, companionIdentity)
  const secret = Buffer.concat([shared, identityShared, opened.subarray(64, 96)])
  accept(registration, account, derive(secret, Buffer.alloc(0), 'adv_secret'))
}

const keyOf = (code: string, salt: Uint8Array) => pbkdf2Sync(code, salt, 2 << 16, 32, 'sha256')

const derive = (secret: Uint8Array, salt: Uint8Array, info: string) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, 32))

function unwrap(sealed: Uint8Array, key: Uint8Array, iv: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-ctr', key, iv)
  return Buffer.concat([decipher.update(sealed), decipher.final()])
}

function open(sealed: Buffer, key: Uint8Array, iv: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
}
