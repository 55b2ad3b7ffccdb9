import { unpair } from '../../channels/whatsapp/pairing/pair.ts'
import { RequestError } from '../../model/request-error.ts'
import type { Say } from '../words.ts'
import type { AccountDesk } from './account.ts'

/** Takes the account off the phone's linked devices and forgets its keys; people and what waits for them are kept. */
export async function logOut(desk: AccountDesk, say: Say): Promise<number> {
  const keyring = await desk.openKeyring()
  const isOff = await unpair({ ...desk.config, ...desk }, keyring, new AbortController().signal)
  if (!isOff)
    throw new RequestError(
      `WhatsApp did not confirm that '${desk.account}' is logged out; its keys are kept: try again, or take the device off in the phone's linked devices and use --forget`,
    )
  process.stdout.write(`${say('pair-logged-out', { account: desk.account })}\n`)
  return 0
}
