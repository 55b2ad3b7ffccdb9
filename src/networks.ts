import { resolve as resolvePath } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Channel } from './channels/channel.ts'
import { restartable } from './channels/restartable.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { TelegramConfig } from './config/telegram.ts'
import type { WhatsAppConfig } from './config/whatsapp.ts'
import type { WhatsappCloudConfig } from './config/whatsapp-cloud.ts'
import type { Library } from './flow/library.ts'
import type { Log } from './log.ts'
import type { MessageId } from './model/ids.ts'
import { positionKey } from './pipeline/inbound/inbox.ts'
import { readTraffic } from './reports/traffic.ts'
import { reportIncident } from './store/service/incidents.ts'
import { readSetting } from './store/service/settings.ts'
import { readKeys } from './store/service/whatsapp-keys.ts'
import type { Store } from './store/store.ts'
import { wasHeard } from './store/talk/inputs.ts'
import { textOf } from './store/talk/messages.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What the accounts are opened with. */
export type Means = {
  readonly store: Store
  readonly library: Library
  readonly clock: Clock
  readonly log: Log
}

/**
 * The accounts of the networks that are configured, not started yet. Throws a ChannelError where one cannot be used as
 * configured.
 */
export async function openNetworks(config: Config, means: Means): Promise<readonly Channel[]> {
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
  const position = await positionOf(store, account)
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
    ...position,
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
  const position = await positionOf(store, account)
  return createWhatsappCloud({
    ...config,
    templates,
    listButton,
    folder: ROOT,
    clock,
    log,
    onTemplateStopped: ({ name, language, status, reason = 'no reason given' }) => {
      const detail = `template ${name} (${language}) is ${status} by Meta: ${reason}; reminders that need it do not leave`
      const kind = 'template-stopped'
      const incident = { account, kind, detail, at: clock.now().getTime() } as const
      return store.transact((tx) => reportIncident(tx.db, incident))
    },
    ...position,
  })
}

async function openWhatsApp(
  account: string,
  config: WhatsAppConfig,
  { store, clock, log }: Means,
): Promise<Channel> {
  const [{ createWhatsApp }, { pacingOf }] = await Promise.all([
    import('./channels/whatsapp/whatsapp.ts'),
    import('./channels/whatsapp/send/limits.ts'),
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

/** How far the account had heard its network's stream, as it was last committed. */
async function positionOf(store: Store, account: string): Promise<{ readonly position?: string }> {
  const position = await store.read((db) => readSetting(db, positionKey(account)))
  return position === undefined ? {} : { position }
}
