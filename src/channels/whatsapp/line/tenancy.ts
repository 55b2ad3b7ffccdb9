import { isPairingFinished, pairedCreds } from '../keys/auth.ts'
import type { AuthenticationCreds } from '../baileys.ts'
import type { Keyring } from '../keys/keyring.ts'

/** Looks at an unfinished pairing before it is taken over. */
const PATIENCE = 10

/**
 * Which pairing of an account is ours to connect: not one that somebody is making just now, nor one that was left because
 * another program uses it or WhatsApp has ended it. A new pairing is a new matter.
 */
export class Tenancy {
  #left: string | undefined
  #seenUnfinished = 0

  /** What to connect with; undefined where nothing is ours. */
  credsFor(keyring: Keyring): AuthenticationCreds | undefined {
    const creds = pairedCreds(keyring)
    if (!creds) this.#seenUnfinished = 0
    if (!creds || nameOf(creds) === this.#left) return undefined
    return this.#isOurTurn(keyring) ? creds : undefined
  }

  /** Nobody has paired the account. */
  isVacant(keyring: Keyring): boolean {
    return pairedCreds(keyring) === undefined
  }

  leave(creds: AuthenticationCreds): void {
    this.#left = nameOf(creds)
  }

  /** Who is pairing the account logs in first; where that never ends, it has failed after the phone accepted it. */
  #isOurTurn(keyring: Keyring): boolean {
    if (isPairingFinished(keyring)) return true
    this.#seenUnfinished += 1
    return this.#seenUnfinished > PATIENCE
  }
}

/** Each pairing makes an identity of its own. */
const nameOf = ({ signedIdentityKey }: AuthenticationCreds): string =>
  Buffer.from(signedIdentityKey.public).toString('base64')
