import { forgetKeys } from '../../store/service/whatsapp-keys.ts'
import type { Say } from '../words.ts'
import type { AccountDesk } from './account.ts'

/** Deletes the account's keys unread, where they are damaged or the secret is lost; it has to be paired again. */
export async function forgetAccount({ account, store }: AccountDesk, say: Say): Promise<number> {
  await store.transact((tx) => forgetKeys(tx, account))
  process.stdout.write(`${say('pair-forgotten', { account })}\n`)
  return 0
}
