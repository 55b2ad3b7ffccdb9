import { createHmac, randomBytes } from 'node:crypto'
import { Curve, proto } from '../../src/channels/whatsapp/baileys.ts'
import { jidOf, type Account } from './account.ts'
import type { Connection, Hello } from './connection.ts'
import { LinkedDevice } from './linked-device.ts'
import { bytesOf, child, stanza, type Stanza } from './stanza.ts'

/** A socket that has no account yet. */
export type Registration = {
  readonly connection: Connection
  readonly clientKey: Buffer
  readonly companion: proto.ClientPayload.IDevicePairingRegistrationData
  readonly refs: readonly string[]
  /** Set once an account has accepted it. */
  accepted?: { readonly account: Account; readonly device: LinkedDevice }
}

/** How many QR codes a client may show, one after the other. */
const REFS = 6

export function beginRegistration(
  connection: Connection,
  { clientKey, payload }: Hello,
): Registration {
  const refs = Array.from({ length: REFS }, () => randomBytes(16).toString('base64url'))
  const companion = payload.devicePairingData ?? {}
  const offered = refs.map((ref) => stanza('ref', {}, Buffer.from(ref)))
  const attrs = { from: 's.whatsapp.net', type: 'set', id: tag(), xmlns: 'md' }
  connection.send(stanza('iq', attrs, [stanza('pair-device', {}, offered)]))
  return { connection, clientKey, companion, refs }
}

/** The phone has accepted a companion: it signs the companion's identity, proven with the secret that they share. */
export function accept(registration: Registration, account: Account, secret: Uint8Array): void {
  const { companion, clientKey, connection } = registration
  const id = account.linked.size + 1
  const device = new LinkedDevice(id, clientKey, publishedBy(companion))
  registration.accepted = { account, device }
  const identity = signedIdentity(account, bytes(companion.eIdent), id, secret)
  const attrs = { from: 's.whatsapp.net', type: 'set', id: tag() }
  const paired = stanza('pair-success', {}, [
    stanza('device-identity', {}, identity),
    stanza('device', { jid: jidOf(account, 'pn', id), lid: jidOf(account, 'lid', id) }),
    stanza('biz', { name: account.name }),
    stanza('platform', { name: 'android' }),
  ])
  connection.send(stanza('iq', attrs, [paired]))
}

/** The companion has signed as well: it belongs to the account now, and has to come again as such. */
export function finishRegistration({ accepted, connection }: Registration, node: Stanza): boolean {
  const signed = child(child(node, 'pair-device-sign'), 'device-identity')
  if (!accepted || !signed) return false
  proto.ADVSignedDeviceIdentity.decode(bytesOf(signed))
  accepted.account.linked.set(accepted.device.id, accepted.device)
  connection.end(515)
  return true
}

function signedIdentity(
  account: Account,
  companion: Buffer,
  keyIndex: number,
  secret: Uint8Array,
): Uint8Array {
  const { identity } = account.phone.signal
  const details = proto.ADVDeviceIdentity.encode({
    rawId: 1,
    timestamp: 1_764_000_000,
    keyIndex,
  }).finish()
  const signed = Buffer.concat([Buffer.from([6, 0]), details, companion])
  const accountSignature = Curve.sign(identity.private, signed)
  const adv = { details, accountSignatureKey: identity.public, accountSignature }
  const encoded = proto.ADVSignedDeviceIdentity.encode(adv).finish()
  const hmac = createHmac('sha256', secret).update(encoded).digest()
  return proto.ADVSignedDeviceIdentityHMAC.encode({ details: encoded, hmac }).finish()
}

function publishedBy(companion: Registration['companion']) {
  return {
    registrationId: bytes(companion.eRegid).readUInt32BE(),
    identity: bytes(companion.eIdent),
    signedPreKey: {
      id: bytes(companion.eSkeyId).readUIntBE(0, 3),
      key: bytes(companion.eSkeyVal),
      signature: bytes(companion.eSkeySig),
    },
  }
}

const bytes = (value: Uint8Array | null | undefined): Buffer => Buffer.from(value ?? [])
const tag = () => randomBytes(6).toString('hex')
