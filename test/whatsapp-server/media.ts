import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto'

/** What a file is encrypted as; the names are WhatsApp's. */
export type MediaKind = 'Audio' | 'Image'

/** A file as a phone encrypts it before it uploads it: AES-256-CBC, and ten bytes of an HMAC over the iv and the ciphertext. */
export function sealMedia(plain: Buffer, kind: MediaKind) {
  const mediaKey = randomBytes(32)
  const { iv, cipherKey, macKey } = keysOf(mediaKey, kind)
  const cipher = createCipheriv('aes-256-cbc', cipherKey, iv)
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()])
  const sealed = Buffer.concat([ciphertext, macOf(macKey, iv, ciphertext)])
  return { sealed, mediaKey, fileSha256: sha256(plain), fileEncSha256: sha256(sealed) }
}

/** What a phone makes of a file that it has downloaded; throws where the file is not what its sender says. */
export function openMedia(
  sealed: Buffer,
  kind: MediaKind,
  said: {
    readonly mediaKey?: Uint8Array | null
    readonly fileSha256?: Uint8Array | null
    readonly fileEncSha256?: Uint8Array | null
  },
): Buffer {
  if (!sha256(sealed).equals(said.fileEncSha256 ?? Buffer.alloc(0)))
    throw new Error('the file is not the one that was uploaded')
  const { iv, cipherKey, macKey } = keysOf(said.mediaKey ?? Buffer.alloc(0), kind)
  const [ciphertext, mac] = [sealed.subarray(0, -10), sealed.subarray(-10)]
  if (!macOf(macKey, iv, ciphertext).equals(mac)) throw new Error('the file was changed on its way')
  const cipher = createDecipheriv('aes-256-cbc', cipherKey, iv)
  const plain = Buffer.concat([cipher.update(ciphertext), cipher.final()])
  if (!sha256(plain).equals(said.fileSha256 ?? Buffer.alloc(0)))
    throw new Error('the file is not the one that was meant')
  return plain
}

function keysOf(mediaKey: Uint8Array, kind: MediaKind) {
  const keys = Buffer.from(hkdfSync('sha256', mediaKey, '', `WhatsApp ${kind} Keys`, 112))
  return {
    iv: keys.subarray(0, 16),
    cipherKey: keys.subarray(16, 48),
    macKey: keys.subarray(48, 80),
  }
}

function macOf(key: Buffer, iv: Buffer, ciphertext: Buffer): Buffer {
  return createHmac('sha256', key).update(iv).update(ciphertext).digest().subarray(0, 10)
}

const sha256 = (data: Buffer): Buffer => createHash('sha256').update(data).digest()
