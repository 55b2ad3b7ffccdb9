import type { Clock } from '../../../clock.ts'
import type { Pairing, PairingResult } from '../../../model/pairing.ts'
import { newCreds, pairedCreds, pairingFinished } from '../keys/auth.ts'
import { jidDecode, type BaileysEventMap, type BinaryNode, type WASocket } from '../baileys.ts'
import { codeOf, reactionTo } from '../line/disconnect.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { WhatsAppOptions } from '../options.ts'
import { paceAsKeys, paceStateOf } from '../send/pace.ts'
import { answerRefresh, withSecret } from './refresh.ts'
import { openSocket } from '../line/socket.ts'

type Options = Pick<WhatsAppOptions, 'account' | 'log' | 'url' | 'version'> & {
  readonly clock: Clock
}

/** Links the account to a phone: a new identity, written when the phone has accepted it. */
export async function pair(
  options: Options,
  keyring: Keyring,
  pairing: Pairing,
): Promise<PairingResult> {
  const creds = newCreds()
  const socket = openSocket(options, keyring, creds)
  let shown: string | undefined
  const show = () => shown !== undefined && pairing.onQr(withSecret(shown, creds))
  answerRefresh(socket, creds, show)
  socket.ev.on('connection.update', ({ qr }) => {
    if (qr === undefined) return
    const isFirst = shown === undefined
    shown = qr
    show()
    if (isFirst && pairing.code) void askForCode(socket, pairing.code)
  })
  const end = await untilEnded(socket, pairing.signal)
  await keyring.settled()
  if (pairing.signal.aborted) return 'called-off'
  const reaction = reactionTo(end)
  if (!pairedCreds(keyring)) return end === TIMED_OUT ? 'timed-out' : 'refused'
  return reaction.type === 'again' ? logIn(options, keyring, pairing.signal) : 'refused'
}

const TIMED_OUT = 408

/** Baileys knows a code before the server has accepted the request, and only after the first QR. */
async function askForCode(
  socket: WASocket,
  { number, onCode }: NonNullable<Pairing['code']>,
): Promise<void> {
  onCode(await socket.requestPairingCode(number.replaceAll(/\D/g, '')))
}

/** The first login publishes the keys that others need to write to us; then the service takes over. */
async function logIn(
  options: Options,
  keyring: Keyring,
  signal: AbortSignal,
): Promise<PairingResult> {
  const creds = pairedCreds(keyring)
  if (!creds) return 'refused'
  const socket = openSocket(options, keyring, creds)
  const opened = untilOpen(socket).then(() => 'opened' as const)
  const outcome = await Promise.race([opened, untilEnded(socket, signal)])
  if (outcome === 'opened') {
    // the account's age counts from here
    const number = jidDecode(creds.me?.id)?.user ?? ''
    const pace = paceStateOf(number, keyring, options.clock.now().getTime())
    await keyring.set({ ...paceAsKeys(pace), ...pairingFinished() })
    await options.clock.sleep(SETTLE_MS, signal)
  }
  await socket.end(undefined)
  await keyring.settled()
  return outcome === 'opened' ? 'paired' : 'refused'
}

const SETTLE_MS = 500

/**
 * Logs the account out on WhatsApp's side and forgets its keys. False, with the keys kept, where WhatsApp did not confirm it:
 * the phone would still show the device.
 */
export async function unpair(
  options: Options,
  keyring: Keyring,
  signal: AbortSignal,
): Promise<boolean> {
  const creds = pairedCreds(keyring)
  const jid = creds?.me?.id
  const isOff =
    creds === undefined ||
    jid === undefined ||
    (await takeOff(openSocket(options, keyring, creds), jid, signal))
  await keyring.settled()
  if (isOff) await keyring.clear([])
  return isOff
}

/** Baileys' own logout() ends the connection before anybody may have read it: here the answer is waited for. */
async function takeOff(socket: WASocket, jid: string, signal: AbortSignal): Promise<boolean> {
  const ended = untilEnded(socket, signal).then((code) => isVoid(code))
  const confirmed = untilOpen(socket).then(() => socket.query(removalOf(socket, jid)))
  const isOff = await Promise.race([
    ended,
    confirmed.then(
      () => true,
      () => ended,
    ),
  ])
  await socket.end(undefined)
  return isOff
}

function isVoid(code: number | undefined): boolean {
  const reaction = reactionTo(code)
  return reaction.type === 'stop' && reaction.keysAreVoid
}

function removalOf(socket: WASocket, jid: string): BinaryNode {
  const attrs = { to: 's.whatsapp.net', type: 'set', xmlns: 'md', id: socket.generateMessageTag() }
  const device = { tag: 'remove-companion-device', attrs: { jid, reason: 'user_initiated' } }
  return { tag: 'iq', attrs, content: [device] }
}

function untilOpen(socket: WASocket): Promise<void> {
  return new Promise((resolve) => {
    socket.ev.on('connection.update', ({ connection }) => {
      if (connection === 'open') resolve()
    })
  })
}

/** The code with which the connection ended. */
function untilEnded(socket: WASocket, signal: AbortSignal): Promise<number | undefined> {
  signal.addEventListener('abort', () => void socket.end(undefined), { once: true })
  return new Promise((resolve) => {
    socket.ev.on('connection.update', (update: Partial<BaileysEventMap['connection.update']>) => {
      if (update.connection === 'close') resolve(codeOf(update.lastDisconnect?.error))
    })
  })
}
