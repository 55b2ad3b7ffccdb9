import { resolve as resolvePath } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Channel } from './channels/channel.ts'
import { restartable } from './channels/restartable.ts'
import { Simulator } from './channels/simulator.ts'
import { tallySends } from './channels/tally-sends.ts'
import { MovableClock, systemClock, type Clock } from './clock.ts'
import { readConfig, type Config } from './config.ts'
import type { TelegramConfig } from './config/telegram.ts'
import type { WhatsAppConfig } from './config/whatsapp.ts'
import type { WhatsappCloudConfig } from './config/whatsapp-cloud.ts'
import { startConsole, type Console } from './console/server.ts'
import { refuseErrors } from './flow/check/check.ts'
import { loadLibrary, type Library } from './flow/library.ts'
import { withoutSpread } from './model/programme.ts'
import { createLog, type Log } from './log.ts'
import type { MessageId } from './model/ids.ts'
import type { PairableAccount } from './model/pairing.ts'
import { positionKey } from './pipeline/inbound/inbox.ts'
import { startPipeline } from './pipeline/pipeline.ts'
import { joinCompany } from './processes.ts'
import { readTraffic } from './reports/traffic.ts'
import { reportIncident } from './store/service/incidents.ts'
import { lockDatabase } from './store/sqlite/lock.ts'
import { textOf } from './store/talk/messages.ts'
import { readSetting } from './store/service/settings.ts'
import { isPostgres, openDatabase } from './store/open.ts'
import type { Store } from './store/store.ts'
import { tallyTurns } from './store/service/tally-turns.ts'
import { readKeys } from './store/service/whatsapp-keys.ts'
import { wasHeard } from './store/talk/inputs.ts'

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
  refuseErrors(ROOT)
  const library = loadLibrary(ROOT)
  await using running = new AsyncDisposableStack()
  if (!isPostgres(config.database)) running.use(lockDatabase(config.database))
  const { store, turns } = tallyTurns(
    running.use(await openDatabase(config.database, systemClock.now())),
  )
  const clock = await clockFor(config, store)
  const simulator = config.simulator ? new Simulator(clock) : undefined
  const networks = isHearing(config)
    ? await openChannels(config, { store, library, clock, log })
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

type Means = {
  readonly store: Store
  readonly library: Library
  readonly clock: Clock
  readonly log: Log
}

/** The accounts of real networks; each is made anew when this process has it again after another had it. */
async function openChannels(config: Config, means: Means): Promise<readonly Channel[]> {
  const { telegram, whatsapp, whatsappCloud } = config
  const makers = [
    ...(telegram ? [() => openTelegram(telegram, means)] : []),
    ...(whatsappCloud ? [() => openWhatsappCloud(whatsappCloud, means)] : []),
    ...(whatsapp?.accounts.map((account) => () => openWhatsApp(account, whatsapp, means)) ?? []),
  ]
  return Promise.all(makers.map(async (make) => restartable(await make(), make)))
}

async function openTelegram(
  config: TelegramConfig,
  { store, clock, log }: Means,
): Promise<Channel> {
  const [{ createTelegram }, { accountOf }] = await Promise.all([
    import('./channels/telegram/telegram.ts'),
    import('./channels/telegram/options.ts'),
  ])
  const account = accountOf(config.token)
  const position = await store.read((db) => readSetting(db, positionKey(account)))
  const onGap = (from: number, to: number) => {
    const detail = `updates ${from} to ${to} never arrived: Telegram dropped them, or another program took them`
    const incident = { account, kind: 'update-gap', detail, at: clock.now().getTime() } as const
    void store
      .transact((tx) => reportIncident(tx.db, incident))
      .catch((error: unknown) => log.error({ err: error }, detail))
  }
  return createTelegram({
    ...config,
    folder: ROOT,
    clock,
    log,
    onGap,
    ...(position === undefined ? {} : { position }),
  })
}

async function openWhatsappCloud(
  config: WhatsappCloudConfig,
  { store, library, clock, log }: Means,
): Promise<Channel> {
  const [{ createWhatsappCloud }, { readTemplates }] = await Promise.all([
    import('./channels/whatsapp-cloud/whatsapp-cloud.ts'),
    import('./channels/whatsapp-cloud/templates.ts'),
  ])
  const templates = readTemplates(resolvePath(ROOT, config.templates))
  const listButton = library.texts.find('es', 'list-button', undefined, () => undefined) ?? '…'
  const account = config.phoneNumberId
  const position = await store.read((db) => readSetting(db, positionKey(account)))
  return createWhatsappCloud({
    ...config,
    templates,
    listButton,
    folder: ROOT,
    clock,
    log,
    onTemplateStopped: ({ name, language, status, reason = 'no reason given' }) => {
      const detail = `template ${name} (${language}) is ${status} by Meta: ${reason}; reminders that need it do not leave`
      const incident = {
        account,
        kind: 'template-stopped',
        detail,
        at: clock.now().getTime(),
      } as const
      return store.transact((tx) => reportIncident(tx.db, incident))
    },
    ...(position === undefined ? {} : { position }),
  })
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

async function openWhatsApp(
  account: string,
  config: WhatsAppConfig,
  { store, clock, log }: Means,
): Promise<Channel> {
  const [{ createWhatsApp }, { pacingOf }] = await Promise.all([
    import('./channels/whatsapp/whatsapp.ts'),
    import('./channels/whatsapp/limits.ts'),
  ])
  return createWhatsApp({
    ...config,
    account,
    folder: ROOT,
    clock,
    log,
    pacing: pacingOf(config),
    readKeys: (type) => store.read((db) => readKeys(db, account, type)),
    readTraffic: () => store.read((db) => readTraffic(db, account, clock.now().getTime())),
    wasHeard: (externalId) => store.read((db) => wasHeard(db, account, externalId)),
    sentText: (row) => store.read((db) => textOf(db, row as MessageId)),
  })
}

function greeting(config: Config, { url, liveUrl, pairingUrl }: Console): string {
  const pairing = pairingUrl === undefined ? '' : `Pair WhatsApp accounts: ${pairingUrl}\n`
  const pages = `See what happens: ${liveUrl}\n${pairing}`
  const page = config.simulator
    ? `Open ${url} to try it: two phones, and a clock that can jump.`
    : `Health: ${url}/readyz`
  if (config.role !== 'all')
    return `microMBA is ready, as ${config.role}.\nHealth: ${url}/readyz\n${pages}Stop with Ctrl+C.\n`
  const telegram = config.telegram
    ? 'Telegram: on.'
    : 'Telegram: off (set TELEGRAM_BOT_TOKEN to connect it).'
  const official = config.whatsappCloud ? ' WhatsApp (official number): on.' : ''
  const unofficial = config.whatsapp
    ? ` WhatsApp (unofficial, for pilots only): ${config.whatsapp.accounts.join(', ')}.`
    : ''
  return `microMBA is ready. ${telegram}${official}${unofficial}\n${page}\n${pages}Stop with Ctrl+C.\n`
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
