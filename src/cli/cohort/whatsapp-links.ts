import { silentLog } from '../../log.ts'
import { systemClock } from '../../clock.ts'
import type { Store } from '../../store/store.ts'
import { readConfiguration } from '../workplace.ts'

/**
 * One link a paired WhatsApp account: it opens a chat with the class code written already, so that she writes first. The
 * library is loaded only where there are accounts.
 */
export async function whatsappLinks(store: Store, code: string): Promise<readonly string[]> {
  const { whatsapp } = readConfiguration()
  if (!whatsapp) return []
  const { whatsappAccount } = await import('../../pairing.ts')
  const means = { store, clock: systemClock, log: silentLog }
  const numbers = await Promise.all(
    whatsapp.accounts.map((account) => whatsappAccount(account, whatsapp, means).linkedTo()),
  )
  return numbers
    .filter((number) => number !== undefined)
    .map((number) => `https://wa.me/${number}?text=${code}`)
}
