import type { Store } from '../../store/store.ts'
import { readKeys } from '../../store/whatsapp-keys.ts'
import { readConfiguration } from '../workplace.ts'

/**
 * One link a paired WhatsApp account: it opens a chat with the class code written already, so that she writes first. The
 * library is loaded only where there are accounts.
 */
export async function whatsappLinks(store: Store, code: string): Promise<readonly string[]> {
  const { whatsapp } = readConfiguration()
  if (!whatsapp) return []
  const [{ Keyring }, { createSeal }, { pairedCreds }, { numberOf }] = await Promise.all([
    import('../../channels/whatsapp/keyring.ts'),
    import('../../channels/whatsapp/seal.ts'),
    import('../../channels/whatsapp/auth.ts'),
    import('../pair/link.ts'),
  ])
  const links: string[] = []
  for (const account of whatsapp.accounts) {
    const rows = await store.read((db) => readKeys(db, account))
    const keyring = new Keyring(account, rows, createSeal(whatsapp.secret), async () => {})
    const creds = pairedCreds(keyring)
    if (creds) links.push(`https://wa.me/${numberOf(creds.me?.id)}?text=${code}`)
  }
  return links
}
