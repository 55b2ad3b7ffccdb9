import { forgetKeys } from '../../store/whatsapp-keys.ts'
import type { AccountDesk } from './account.ts'

/** Deletes the account's keys unread, where they are damaged or the secret is lost; it has to be paired again. */
export async function forget({ account, store }: AccountDesk): Promise<number> {
  await store.transact((tx) => forgetKeys(tx, account))
  process.stdout.write(
    `the keys of '${account}' are forgotten; take the device off in the phone's linked devices, then pair it again\n`,
  )
  return 0
}
