import type { Receive } from './channels/channel.ts'
import { pairedCreds } from './channels/whatsapp/keys/auth.ts'
import { Keyring } from './channels/whatsapp/keys/keyring.ts'
import { pair } from './channels/whatsapp/pairing/pair.ts'
import { createSeal } from './channels/whatsapp/keys/seal.ts'
import type { Clock } from './clock.ts'
import type { WhatsAppConfig } from './config/whatsapp.ts'
import type { Log } from './log.ts'
import type { PairableAccount } from './model/pairing.ts'
import { RequestError } from './model/request-error.ts'
import { createInbox } from './pipeline/inbound/inbox.ts'
import type { Store } from './store/store.ts'
import { readKeys } from './store/service/whatsapp-keys.ts'

/** A WhatsApp account beside the service that uses it: the command line and the console pair it in the same way. */
export type WhatsAppAccount = PairableAccount & {
  /** Throws a ChannelError where a key cannot be read. */
  openKeyring(): Promise<Keyring>
}

/** An account as it stands in the database; nothing is read or connected until it is asked for. */
export function whatsappAccount(
  account: string,
  config: WhatsAppConfig,
  { store, clock, log }: { readonly store: Store; readonly clock: Clock; readonly log: Log },
): WhatsAppAccount {
  // what somebody writes during the first login is heard like everything else
  const receive: Receive = createInbox(
    { name: 'whatsapp', account },
    { store, clock, onInputs: () => {} },
  )
  const openKeyring = async () => {
    const rows = await store.read((db) => readKeys(db, account))
    return new Keyring(account, rows, createSeal(config.secret), receive)
  }
  return {
    account,
    openKeyring,
    linkedTo: async () => numberIn(await openKeyring()),
    async pair(pairing) {
      const keyring = await openKeyring()
      const number = numberIn(keyring)
      if (number !== undefined) throw new RequestError(pairedAlready(account, number))
      return pair({ ...config, account, clock, log }, keyring, pairing)
    },
  }
}

function pairedAlready(account: string, number: string): string {
  return `the account '${account}' is paired already (${number}); log it out first, with --logout`
}

/** `50255550000` of the account's JID; undefined where it is not paired. */
function numberIn(keyring: Keyring): string | undefined {
  const creds = pairedCreds(keyring)
  return creds && (/^\d+/.exec(creds.me?.id ?? '')?.[0] ?? 'unknown')
}
