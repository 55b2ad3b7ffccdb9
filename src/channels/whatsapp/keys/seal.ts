import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Encrypts values for the place they are kept in: moved to another place, they cannot be opened. */
export type Seal = {
  seal(plain: string, place: string): string
  /** Throws where the key is another one, or a byte has changed. */
  open(sealed: string, place: string): string
}

const NONCE = 12
const TAG = 16

/** AES-256-GCM under a key derived from the service's secret; the place is authenticated with the value. */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'micromba whatsapp keys', 32))
  return {
    seal(plain, place) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      const sealed = [nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return Buffer.concat(sealed).toString('base64')
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
      decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG))
      const plain = [decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]
      return Buffer.concat(plain).toString('utf8')
    },
  }
}
