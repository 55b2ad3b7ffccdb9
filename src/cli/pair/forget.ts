import { forgetKeys } from '../../store/service/whatsapp-keys.ts'
import { DEFAULT_TIMES } from '../../channels/whatsapp/options.ts'
import type { Say } from '../words.ts'
import type { AccountDesk } from './account.ts'

/**
 * Deletes the account's keys unread, where they are damaged or the secret is lost; it has to be paired again. A service that
 * uses them stops within a moment; what it has written until then is deleted too.
 */
export async function forgetAccount(desk: AccountDesk, say: Say): Promise<number> {
  const { account, clock, store } = desk
  const forget = () => store.transact((tx) => forgetKeys(tx, account))
  await forget()
  await clock.sleep(2 * DEFAULT_TIMES.pairedMs)
  await forget()
  process.stdout.write(`${say('pair-forgotten', { account })}\n`)
  return 0
}
