import { unpair } from '../../channels/whatsapp/pair.ts'
import type { AccountDesk } from './account.ts'

/** Takes the account off the phone's linked devices and forgets its keys; people and what waits for them are kept. */
export async function logOut(desk: AccountDesk): Promise<number> {
  const keyring = await desk.openKeyring()
  await unpair({ ...desk.config, ...desk }, keyring, new AbortController().signal)
  process.stdout.write(`'${desk.account}' is logged out; everything people wrote is kept\n`)
  return 0
}
