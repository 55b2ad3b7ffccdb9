import type { Outcome, Outgoing } from '../../model/message.ts'
import { proto, type WASocket } from './baileys.ts'
import type { Keyring } from './keyring.ts'
import { DEFAULT_TIMES } from './options.ts'
import {
  isRegistered,
  messageOf,
  outcomeOf,
  REACH_OUT_LIMIT,
  REACH_OUT_PAUSE_MS,
  textMessage,
} from './outgoing.ts'
import { paceAsKeys } from './pace.ts'
import type { Session } from './session.ts'

/** Tries once to send, over a socket that stands; never throws. */
export async function send(
  session: Session,
  socket: WASocket,
  message: Outgoing,
): Promise<Outcome> {
  const id = session.ids.idOf(message.id)
  try {
    if (!(await isRegistered(socket, message.chat))) return GONE
    const content = await messageOf(message, socket, session.options)
    await prepare(session, message, id, content)
    await seemToType(session, socket, message)
    return await relay(session, socket, message.chat, id, content)
  } catch (error) {
    return failure(error)
  }
}

/** What was sent as a message of ours, for a phone that could not read it and asks again, perhaps after our restart. */
export async function sentBefore(
  { ids, keyring, options }: Session,
  id: string,
): Promise<proto.IMessage | undefined> {
  const row = ids.rowOf(id)
  if (row === undefined) return undefined
  const kept = keyring.get(SENT_MEDIA, id) as SentMedia | undefined
  if (kept) return proto.Message.decode(Buffer.from(kept.message, 'base64'))
  const text = await options.sentText(row)
  return text === undefined ? undefined : textMessage(text)
}

const SENT_MEDIA = 'sent-media'

/** A message about a file, in base64, and when it was sent (milliseconds since 1970). */
type SentMedia = { readonly at: number; readonly message: string }

/** As long as WhatsApp keeps a message for a phone that is off; who asks for it later cannot be helped any more. */
const KEPT_MS = 30 * 24 * 3_600_000

/** What has to be known later is written before the message leaves: a text is in its row already. */
async function prepare(
  { pace, keyring, options }: Session,
  message: Outgoing,
  id: string,
  content: proto.IMessage,
): Promise<void> {
  const begins = pace.leaves(message) ? paceAsKeys(pace.state) : {}
  const at = options.clock.now().getTime()
  const sent = (): SentMedia => ({
    at,
    message: Buffer.from(proto.Message.encode(content).finish()).toString('base64'),
  })
  const media = message.media ? { [SENT_MEDIA]: { ...outdated(keyring, at), [id]: sent() } } : {}
  const keys = { ...begins, ...media }
  if (Object.keys(keys).length > 0) await keyring.set(keys)
}

/** What no phone will ask for any more. */
function outdated(keyring: Keyring, now: number): Record<string, null> {
  const ids = keyring.idsOf(SENT_MEDIA).filter((id) => {
    const { at } = keyring.get(SENT_MEDIA, id) as SentMedia
    return now - at > KEPT_MS
  })
  return Object.fromEntries(ids.map((id) => [id, null]))
}

async function seemToType(
  { pace, options, signal }: Session,
  socket: WASocket,
  { chat, text, media }: Outgoing,
): Promise<void> {
  const ms = pace.typingMs(text)
  if (ms === 0) return
  await socket.sendPresenceUpdate(media?.type === 'voice' ? 'recording' : 'composing', chat)
  await options.clock.sleep(ms, signal)
  await socket.sendPresenceUpdate('paused', chat)
}

async function relay(
  { acceptances, options, pace }: Session,
  socket: WASocket,
  chat: string,
  id: string,
  content: proto.IMessage,
): Promise<Outcome> {
  const accepted = acceptances.of(id)
  const said = new AbortController()
  try {
    await socket.relayMessage(chat, content, { messageId: id })
  } catch (error) {
    acceptances.giveUp(id, String(error))
    throw error
  }
  void giveUpAfter(options.times?.acceptMs ?? DEFAULT_TIMES.acceptMs, said.signal)
  const acceptance = await accepted
  said.abort()
  const isLimited = acceptance.type === 'refused' && acceptance.code === REACH_OUT_LIMIT
  if (isLimited) pace.beginNoneUntil(options.clock.now().getTime() + REACH_OUT_PAUSE_MS)
  return outcomeOf(id, acceptance)

  async function giveUpAfter(ms: number, signal: AbortSignal): Promise<void> {
    await options.clock.sleep(ms, signal)
    acceptances.giveUp(id, 'WhatsApp did not say that it has the message')
  }
}

export const NOT_CONNECTED: Outcome = {
  type: 'retry',
  scope: 'account',
  retryAfterMs: 1_000,
  reason: 'not-connected',
}

const GONE: Outcome = {
  type: 'refused',
  reason: 'gone',
  detail: 'nobody with this number is on WhatsApp',
}

/** Before the message was handed to the socket, nothing of it has left: that is tried again. */
function failure(error: unknown): Outcome {
  const reason = error instanceof Error ? error.message : String(error)
  return isClosed(error) ? NOT_CONNECTED : { type: 'retry', scope: 'chat', reason }
}

const isClosed = (error: unknown): boolean =>
  (error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode === 428
