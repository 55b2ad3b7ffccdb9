import { Curve, WA_CERT_DETAILS, proto } from '../../src/channels/whatsapp/baileys.ts'

export type KeyPair = ReturnType<typeof Curve.generateKeyPair>

/** A root of trust of our own, and the chain that it signs for a server's key. */
export type TestRoot = { readonly publicKey: Uint8Array; readonly chain: Uint8Array }

export function createTestRoot(serverKey: Uint8Array): TestRoot {
  const root = Curve.generateKeyPair()
  const intermediate = Curve.generateKeyPair()
  const chain = proto.CertChain.encode({
    intermediate: certificate(intermediate.public, root, 0),
    leaf: certificate(serverKey, intermediate, 1),
  }).finish()
  return { publicKey: root.public, chain }
}

/** This process takes the root for WhatsApp's own; there is no way to ask the product for that. */
export function trustRoot(publicKey: Uint8Array): void {
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(publicKey)
}

function certificate(key: Uint8Array, issuer: KeyPair, issuerSerial: number) {
  const details = proto.CertChain.NoiseCertificate.Details.encode({
    serial: issuerSerial + 1,
    issuerSerial,
    key,
    notBefore: 0,
    notAfter: 4_102_444_800,
  }).finish()
  return { details, signature: Curve.sign(issuer.private, details) }
}
