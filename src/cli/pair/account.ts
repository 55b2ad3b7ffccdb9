import { systemClock } from '../../clock.ts'
import type { WhatsAppConfig } from '../../config/whatsapp.ts'
import { createLog, type Log } from '../../log.ts'
import { RequestError } from '../../model/request-error.ts'
import { whatsappAccount, type WhatsAppAccount } from '../../pairing.ts'
import type { Store } from '../../store/store.ts'
import { openStore, readConfiguration } from '../workplace.ts'

/** One configured WhatsApp account and the database it is kept in, opened beside the service. */
export type AccountDesk = AsyncDisposable &
  WhatsAppAccount & {
    readonly config: WhatsAppConfig
    readonly store: Store
    readonly log: Log
    readonly clock: typeof systemClock
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
  const log = createLog(config.logLevel)
  return {
    ...whatsappAccount(account, whatsapp, { store, clock: systemClock, log }),
    config: whatsapp,
    store,
    log,
    clock: systemClock,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
}
