import { jidOf } from '../test/whatsapp-server/account.ts'
import { eventually, MARIA, outgoing, pairedOffice } from '../test/channels/whatsapp/setup.ts'
import { median } from './measure.ts'

/* `npm run bench:whatsapp`: an account over WhatsApp Web against the local server. Server and phones are in this process, so
 * CPU and memory are upper bounds of what the service itself needs. */

const LOGINS = 5
const MESSAGES = 300
const ACCOUNTS = 5

const office = await pairedOffice()
const maria = office.server.phone(MARIA, 'María')
const chat = jidOf(maria.account, 'pn')

const logins: number[] = []
for (let login = 0; login < LOGINS; login += 1) {
  await office.channel?.stop()
  const began = performance.now()
  await office.open()
  logins.push(performance.now() - began)
}
print('login to open', median(logins), 'ms')

await maria.writes(office.owner.account, 'the first makes the sessions')
await office.untilHeard('the first makes the sessions')
await office.channel?.send(outgoing(1, chat, 'and so does the first answer'))
await measure('heard and committed', async () => {
  for (let at = 0; at < MESSAGES; at += 1) await maria.writes(office.owner.account, `m${at}`)
  await eventually('all', async () => (await office.inputs()).length === MESSAGES + 1)
})
await measure('sent and acknowledged', async () => {
  for (let at = 0; at < MESSAGES; at += 1)
    await office.channel?.send(outgoing(at + 2, chat, `a${at}`))
})

const before = memory()
const neighbours = []
for (let at = 0; at < ACCOUNTS; at += 1) {
  const neighbour = await office.neighbour(`5025666000${at}`, `account-${at}`)
  await neighbour.pair()
  await neighbour.open()
  neighbours.push(neighbour)
}
const after = memory()
print('memory of a further account', (after.rss - before.rss) / ACCOUNTS / 1e6, 'MB')
print('  of that heap', (after.heap - before.heap) / ACCOUNTS / 1e6, 'MB')
for (const neighbour of neighbours) await neighbour[Symbol.asyncDispose]()
await office[Symbol.asyncDispose]()
// Baileys waits a minute for answers that will never come
process.exit(0)

async function measure(what: string, work: () => Promise<void>): Promise<void> {
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  print(what, (1_000 * MESSAGES) / (performance.now() - began), 'messages/s')
  print('  CPU of one', (user + system) / 1_000 / MESSAGES, 'ms')
}

/** What stays after a collection; `--expose-gc` makes it one. */
function memory() {
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  return { rss, heap: heapUsed }
}

function print(what: string, value: number, unit: string): void {
  process.stdout.write(`${what.padEnd(32)}${value.toFixed(1)} ${unit}\n`)
}
