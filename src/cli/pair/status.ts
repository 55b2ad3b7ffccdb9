import { dropsIn } from '../../channels/whatsapp/line/drops.ts'
import { pacingOf } from '../../channels/whatsapp/send/limits.ts'
import { Pace, paceStateIn } from '../../channels/whatsapp/send/pace.ts'
import { healthOf } from '../../channels/whatsapp/line/health.ts'
import { readTraffic } from '../../reports/traffic.ts'
import type { Say } from '../words.ts'
import type { AccountDesk } from './account.ts'

/** How the account stands in the database; whether it is connected is on the service's /readyz. */
export async function showStatus(desk: AccountDesk, say: Say, asJson: boolean): Promise<number> {
  const status = await statusOf(desk)
  process.stdout.write(asJson ? `${JSON.stringify(status)}\n` : describe(status, say))
  return status.paired ? 0 : 1
}

async function statusOf(desk: AccountDesk) {
  const { account, clock, config, store } = desk
  const keyring = await desk.openKeyring()
  const number = await desk.linkedTo()
  const now = clock.now().getTime()
  const pace = new Pace(pacingOf(config), clock, () => 0, paceStateIn(keyring, now))
  const traffic = await store.read((db) => readTraffic(db, account, now))
  const drops = dropsIn(keyring, now).length
  return {
    account,
    paired: number !== undefined,
    ...(number === undefined ? {} : { number }),
    newConversationsToday: pace.limit - pace.left,
    newConversationsLimit: pace.limit,
    ...traffic,
    disconnectsToday: drops,
    health: healthOf(traffic, drops).type,
  }
}

type Status = Awaited<ReturnType<typeof statusOf>>

function describe(status: Status, say: Say): string {
  const { account, number, health } = status
  if (number === undefined) return `${say('status-not-paired', { account })}\n`
  const rows = [
    [say('status-begun'), `${status.newConversationsToday} / ${status.newConversationsLimit}`],
    [say('status-sent'), status.sent],
    [say('status-undelivered'), status.undelivered],
    [say('status-answered'), status.answered],
    [say('status-delivery'), say('status-seconds', { seconds: status.deliverySeconds })],
    [say('status-drops'), status.disconnectsToday],
    [say('status-health'), say(`status-${health}`)],
  ] as const
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}${value}`)
  return `${[say('status-paired', { account, number }), ...lines].join('\n')}\n`
}
