import {
  initAuthCreds,
  proto,
  type AuthenticationCreds,
  type AuthenticationState,
} from '../baileys.ts'
import type { Keyring, KeySet } from './keyring.ts'

const CREDS = 'creds'
const SELF = 'self'

/** The identity that the account was paired with; undefined before that. A new one is made by pairing only. */
export function pairedCreds(keyring: Keyring): AuthenticationCreds | undefined {
  return keyring.get(CREDS, SELF) as AuthenticationCreds | undefined
}

/** The type of the key that says so, once an account is paired. */
export const FINISHED = 'pairing-finished'

/** The first login has published the account's keys: until then it belongs to who is pairing it. */
export const isPairingFinished = (keyring: Keyring): boolean => keyring.has(FINISHED, SELF)

export const pairingFinished = (): KeySet => ({ [FINISHED]: { [SELF]: true } })

export const newCreds = (): AuthenticationCreds => initAuthCreds()

/** The keyring as Baileys wants it. */
export function authState(keyring: Keyring, creds: AuthenticationCreds): AuthenticationState {
  return {
    creds,
    keys: {
      get: async (type, ids) => {
        const found = ids.map((id) => [id, valueOf(type, keyring.get(type, id))] as const)
        return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as never
      },
      set: (data) => keyring.set(data),
    },
  }
}

/** Credentials as a key like the others, so that they change in the transaction that changes what they count. */
export const credsAsKeys = (creds: AuthenticationCreds): KeySet => ({ [CREDS]: { [SELF]: creds } })

function valueOf(type: string, value: unknown): unknown {
  if (type !== 'app-state-sync-key' || value === undefined) return value
  return proto.Message.AppStateSyncKeyData.fromObject(value as object)
}
