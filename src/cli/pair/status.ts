import { dropsIn } from '../../channels/whatsapp/drops.ts'
import { pacingOf } from '../../channels/whatsapp/limits.ts'
import { Pace, paceStateIn } from '../../channels/whatsapp/pace.ts'
import { healthOf } from '../../channels/whatsapp/health.ts'
import { readTraffic } from '../../reports/traffic.ts'
import type { AccountDesk } from './account.ts'

/** How the account stands in the database; whether it is connected is on the service's /readyz. */
export async function showStatus(desk: AccountDesk, asJson: boolean): Promise<number> {
  const keyring = await desk.openKeyring()
  const number = await desk.linkedTo()
  const now = desk.clock.now().getTime()
  const pace = new Pace(pacingOf(desk.config), desk.clock, () => 0, paceStateIn(keyring, now))
  const traffic = await desk.store.read((db) => readTraffic(db, desk.account, now))
  const drops = dropsIn(keyring, now).length
  const status = {
    account: desk.account,
    paired: number !== undefined,
    ...(number === undefined ? {} : { number }),
    newConversationsToday: `${pace.limit - pace.left} of ${pace.limit}`,
    ...traffic,
    disconnectsToday: drops,
    health: healthOf(traffic, drops).type,
  }
  const lines = Object.entries(status).map(([name, value]) => `${name.padEnd(24)}${String(value)}`)
  process.stdout.write(asJson ? `${JSON.stringify(status)}\n` : `${lines.join('\n')}\n`)
  return number === undefined ? 1 : 0
}
