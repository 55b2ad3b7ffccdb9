import { renderUnicodeCompact } from 'uqr'
import { silentLog } from '../../log.ts'
import { systemClock } from '../../clock.ts'
import type { WhatsAppConfig } from '../../config/whatsapp.ts'
import type { Store } from '../../store/store.ts'
import type { Say } from '../words.ts'
import { readConfiguration } from '../workplace.ts'

/** How she reaches the class beside writing its code: only over what is configured. */
export type WaysToJoin = {
  readonly telegram: boolean
  readonly whatsappCloud: boolean
  /** One link a paired account. */
  readonly whatsapp: readonly string[]
  /** Accounts that nobody has paired. */
  readonly unpaired: readonly string[]
}

/** The ways into a class that are on now; `code` is its class code. */
export async function waysToJoin(store: Store, code: string): Promise<WaysToJoin> {
  const { telegram, whatsapp, whatsappCloud } = readConfiguration()
  const accounts = whatsapp ? await numbersOf(store, whatsapp) : []
  return {
    telegram: telegram !== undefined,
    whatsappCloud: whatsappCloud !== undefined,
    whatsapp: accounts.flatMap(({ number }) =>
      number === undefined ? [] : [`https://wa.me/${number}?text=${code}`],
    ),
    unpaired: accounts.flatMap(({ account, number }) => (number === undefined ? [account] : [])),
  }
}

/** For the classroom's wall: who scans a QR has the code written already, and only has to send it. */
export function describeWays(ways: WaysToJoin, code: string, say: Say): string {
  const lines = [
    ...(ways.telegram ? [say('join-telegram', { code })] : []),
    ...(ways.whatsappCloud ? [say('join-whatsapp-cloud', { code })] : []),
    ...ways.whatsapp.map((link) => `WhatsApp: ${link}\n${renderUnicodeCompact(link)}`),
    ...ways.unpaired.map((account) => say('join-unpaired', { account })),
  ]
  return lines.map((line) => `\n${line}\n`).join('')
}

/** The library is loaded only where there are accounts. */
async function numbersOf(store: Store, whatsapp: WhatsAppConfig) {
  const { whatsappAccount } = await import('../../pairing.ts')
  const means = { store, clock: systemClock, log: silentLog }
  return Promise.all(
    whatsapp.accounts.map(async (account) => {
      const number = await whatsappAccount(account, whatsapp, means).linkedTo()
      return { account, number }
    }),
  )
}
