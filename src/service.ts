import { fileURLToPath } from 'node:url'
import type { Channel } from './channels/channel.ts'
import { Simulator } from './channels/simulator.ts'
import { tallySends } from './channels/tally-sends.ts'
import { MovableClock, systemClock, type Clock } from './clock.ts'
import { readConfig, type Config } from './config.ts'
import { startConsole, type Console } from './console/server.ts'
import { checkOnce } from './flow/check-once.ts'
import { loadLibrary } from './flow/library.ts'
import { withoutSpread } from './model/programme.ts'
import { createLog } from './log.ts'
import { giveBackMemory } from './memory.ts'
import { openNetworks, type Means } from './networks.ts'
import type { PairableAccount } from './model/pairing.ts'
import { startPipeline } from './pipeline/pipeline.ts'
import { joinCompany } from './processes.ts'
import { lockDatabase } from './store/sqlite/lock.ts'
import { readSetting } from './store/service/settings.ts'
import { isPostgres, openDatabase } from './store/open.ts'
import type { Store } from './store/store.ts'
import { tallyTurns } from './store/service/tally-turns.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs the service until it has been told to stop and has stopped, then ends the process: timers that a library left behind
 * (Baileys waits a minute for answers that will never come) must not hold it up.
 */
export async function runService(): Promise<never> {
  await serve()
  process.exit(0)
}

/**
 * The composition root: config → store → channels → pipeline → console. Resolves when it has been told to stop and has
 * stopped in reverse.
 */
async function serve(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  await checkOnce(ROOT)
  const library = loadLibrary(ROOT)
  await using running = new AsyncDisposableStack()
  if (!isPostgres(config.database)) running.use(lockDatabase(config.database))
  const { store, turns } = tallyTurns(
    running.use(await openDatabase(config.database, systemClock.now())),
  )
  const clock = await clockFor(config, store)
  const simulator = config.simulator ? new Simulator(clock) : undefined
  const networks = isHearing(config)
    ? await openNetworks(config, { store, library, clock, log })
    : []
  const { channels: counted, sends } = tallySends(networks)
  const channels: Channel[] = [...(simulator ? [simulator] : []), ...counted]
  const company = running.use(await joinCompany(config, store, log))
  const pipeline = running.use(
    await startPipeline({
      store,
      clock,
      library,
      channels,
      log,
      ...(clock instanceof MovableClock ? { programmes: withoutSpread(library.programmes) } : {}),
      ...company.options,
    }),
  )
  const processes = () => company.state(channels)
  const pairable = await openPairing(config, { store, clock, log })
  const web = running.use(
    await startConsole({
      config,
      store,
      clock,
      library,
      channels,
      pipeline,
      log,
      processes,
      turns,
      sends,
      pairable,
      bells: company.options.bells,
    }),
  )
  const stopped = untilStopped()
  process.stdout.write(greeting(config, web))
  giveBackMemory()
  await stopped
}

/** Only a service that reaches no real person may move its clock. */
async function clockFor(config: Config, store: Store): Promise<Clock> {
  const { simulator, telegram, whatsapp, whatsappCloud } = config
  if (!simulator || telegram || whatsapp || whatsappCloud) return systemClock
  const offset = await store.read((db) => readSetting(db, 'simulator:clock-offset'))
  return new MovableClock(Number(offset ?? 0))
}

function isHearing({ role }: Config): boolean {
  return role === 'all' || role === 'channels'
}

/** Where people are served, the accounts over WhatsApp Web can be linked to their phones. */
async function openPairing(
  { role, whatsapp }: Config,
  means: Omit<Means, 'library'>,
): Promise<readonly PairableAccount[]> {
  if (!whatsapp || (role !== 'all' && role !== 'console')) return []
  const { whatsappAccount } = await import('./pairing.ts')
  return whatsapp.accounts.map((account) => whatsappAccount(account, whatsapp, means))
}

function greeting(config: Config, { url, liveUrl, pairingUrl }: Console): string {
  const as = config.role === 'all' ? '' : `, as ${config.role}`
  const page = config.simulator
    ? `Open ${url} to try it: two phones, and a clock that can jump.`
    : `Health: ${url}/readyz`
  const pairing = pairingUrl === undefined ? '' : `Pair WhatsApp accounts: ${pairingUrl}\n`
  return [
    `microMBA is ready${as}.${isHearing(config) ? networksOf(config) : ''}\n`,
    `${page}\nSee what happens: ${liveUrl}\n${pairing}Stop with Ctrl+C.\n`,
  ].join('')
}

function networksOf({ telegram, whatsapp, whatsappCloud }: Config): string {
  return [
    telegram ? ' Telegram: on.' : ' Telegram: off (set TELEGRAM_BOT_TOKEN to connect it).',
    whatsappCloud ? ' WhatsApp (official number): on.' : '',
    whatsapp ? ` WhatsApp (unofficial, for pilots only): ${whatsapp.accounts.join(', ')}.` : '',
  ].join('')
}

/** Resolves on the first SIGTERM or SIGINT; the second ends the process at once, as does a stop that takes too long. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = () => {
      if (asked) process.exit(1)
      asked = true
      setTimeout(() => process.exit(1), 9_000).unref()
      resolve()
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}
