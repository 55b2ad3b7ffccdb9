import type { Account } from './account.ts'
import { accept, type Registration } from './pairing.ts'

/** The five parts of a pairing QR: https://wa.me/settings/linked_devices#ref,noise,identity,secret,platform */
export function scan(qr: string, account: Account, registrations: Iterable<Registration>): void {
  const [ref, noise, identity, secret] = qr.slice(qr.indexOf('#') + 1).split(',')
  const registration = [...registrations].find(
    ({ refs }) => ref !== undefined && refs.includes(ref),
  )
  if (!registration) throw new Error('this QR has expired')
  const { clientKey, companion } = registration
  const isSame =
    noise === base64(clientKey) && identity === base64(companion.eIdent ?? Buffer.alloc(0))
  if (!isSame) throw new Error('the QR shows other keys than the socket that waits')
  accept(registration, account, Buffer.from(secret ?? '', 'base64'))
}

export const secretOf = (qr: string): string => qr.split(',')[3] ?? ''

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
