import { authState, credsAsKeys } from '../keys/auth.ts'
import {
  Browsers,
  DEFAULT_CONNECTION_CONFIG,
  makeWASocket,
  proto,
  type AuthenticationCreds,
  type SocketConfig,
  type WASocket,
  type WAVersion,
} from '../baileys.ts'
import { InboxFirst } from '../hear/inbox-first.ts'
import { externalIdOf, incomingOf } from '../hear/incoming.ts'
import type { Keyring } from '../keys/keyring.ts'
import { knownDevices } from '../keys/known-devices.ts'
import type { WhatsAppOptions } from '../options.ts'
import { quietLog } from './quiet-log.ts'

const FULL_HISTORY = proto.Message.HistorySyncType.FULL

/** What was sent and heard before. */
type Memory = Pick<SocketConfig, 'getMessage'> & Pick<WhatsAppOptions, 'wasHeard'>

/** Of a socket that only pairs. */
const NONE: Memory = { getMessage: async () => undefined, wasHeard: async () => false }

/** A Baileys socket that loses nothing: its keys are the keyring's, and what it hears is written before it is received. */
export function openSocket(
  options: Pick<WhatsAppOptions, 'account' | 'log' | 'url' | 'version'>,
  keyring: Keyring,
  creds: AuthenticationCreds,
  { getMessage, wasHeard }: Memory = NONE,
): WASocket {
  const { account, log, url, version } = options
  const inbox = new InboxFirst(
    (envelope, message) => incomingOf(envelope, message, keyring, creds.me),
    async (envelope) => {
      const id = externalIdOf(envelope, keyring)
      return id !== undefined && (await wasHeard(id))
    },
  )
  const socket = makeWASocket({
    auth: authState(keyring, creds),
    makeSignalRepository: inbox.makeRepository,
    getMessage,
    userDevicesCache: knownDevices(),
    logger: quietLog(log, account),
    browser: Browsers.macOS('Chrome'),
    // the owner's phone keeps ringing
    markOnlineOnConnect: false,
    syncFullHistory: false,
    shouldSyncHistoryMessage: ({ syncType }) => syncType !== FULL_HISTORY,
    generateHighQualityLinkPreview: false,
    ...(url === undefined ? {} : { waWebSocketUrl: url }),
    version: version === undefined ? DEFAULT_CONNECTION_CONFIG.version : versionOf(version),
  })
  inbox.watch(socket)
  socket.ev.on('creds.update', (update) => {
    Object.assign(creds, update)
    // before the account has signed us, these are nobody's
    if (creds.account) void save(socket, creds, log)
  })
  return socket
}

/** In a transaction (new pre-keys, say) this joins it; Baileys tries again where the database does not take it. */
async function save(
  socket: WASocket,
  creds: AuthenticationCreds,
  log: WhatsAppOptions['log'],
): Promise<void> {
  try {
    await socket.authState.keys.set(credsAsKeys(creds))
  } catch (error) {
    log.error({ err: error }, 'the credentials of a WhatsApp account could not be written')
  }
}

function versionOf(version: string): WAVersion {
  const [primary = 0, secondary = 0, tertiary = 0] = version.split('.').map(Number)
  return [primary, secondary, tertiary]
}
