import type { Receive } from '../../channels/channel.ts'
import { Keyring } from '../../channels/whatsapp/keyring.ts'
import { createSeal } from '../../channels/whatsapp/seal.ts'
import { systemClock } from '../../clock.ts'
import type { WhatsAppConfig } from '../../config/whatsapp.ts'
import { createLog, type Log } from '../../log.ts'
import { RequestError } from '../../model/request-error.ts'
import { createInbox } from '../../pipeline/inbox.ts'
import type { Store } from '../../store/store.ts'
import { readKeys } from '../../store/whatsapp-keys.ts'
import { openStore, readConfiguration } from '../workplace.ts'

/** One configured WhatsApp account and the database it is kept in, opened beside the service. */
export type AccountDesk = AsyncDisposable & {
  readonly account: string
  readonly config: WhatsAppConfig
  readonly store: Store
  readonly log: Log
  readonly clock: typeof systemClock
  /** Throws a ChannelError where a key cannot be read. */
  openKeyring(): Promise<Keyring>
}

/** Throws a RequestError where the account is not one of WHATSAPP_ACCOUNTS. */
export async function openAccount(account: string): Promise<AccountDesk> {
  const config = readConfiguration()
  const { whatsapp } = config
  if (!whatsapp?.accounts.includes(account)) {
    const known = whatsapp?.accounts.join(', ') ?? 'none'
    throw new RequestError(
      `there is no WhatsApp account '${account}' (WHATSAPP_ACCOUNTS names ${known}); add it there, with a SECRET_KEY`,
    )
  }
  const store = await openStore(config)
  // what somebody writes during the first login is heard like everything else
  const receive: Receive = createInbox(
    { name: 'whatsapp', account },
    { store, clock: systemClock, onInputs: () => {} },
  )
  return {
    account,
    config: whatsapp,
    store,
    log: createLog(config.logLevel),
    clock: systemClock,
    openKeyring: async () => {
      const rows = await store.read((db) => readKeys(db, account))
      return new Keyring(account, rows, createSeal(whatsapp.secret), receive)
    },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}
