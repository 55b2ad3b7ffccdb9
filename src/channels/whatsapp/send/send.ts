import type { Outcome, Outgoing } from '../../../model/message.ts'
import type { proto, WASocket } from '../baileys.ts'
import { DEFAULT_TIMES } from '../options.ts'
import {
  forgetDevices,
  isRegistered,
  messageOf,
  outcomeOf,
  REACH_OUT_LIMIT,
  REACH_OUT_PAUSE_MS,
  textMessage,
} from './outgoing.ts'
import { paceAsKeys } from './pace.ts'
import type { Session } from '../session.ts'

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
  { ids, sentFiles, options }: Session,
  id: string,
): Promise<proto.IMessage | undefined> {
  const row = ids.rowOf(id)
  if (row === undefined) return undefined
  const file = sentFiles.get(id)
  if (file) return file
  const text = await options.sentText(row)
  return text === undefined ? undefined : textMessage(text)
}

/** What has to be known later is written before the message leaves: a text is in its row already. */
async function prepare(
  { pace, keyring, sentFiles, options }: Session,
  message: Outgoing,
  id: string,
  content: proto.IMessage,
): Promise<void> {
  const begins = pace.leaves(message) ? paceAsKeys(pace.state) : {}
  const now = options.clock.now().getTime()
  const file = message.media ? sentFiles.keysWith(id, content, now) : {}
  const keys = { ...begins, ...file }
  if (Object.keys(keys).length > 0) await keyring.set(keys)
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
  if (acceptance.type === 'refused') {
    if (acceptance.code === REACH_OUT_LIMIT)
      pace.beginNoneUntil(options.clock.now().getTime() + REACH_OUT_PAUSE_MS)
    await forgetDevices(socket, chat)
  }
  return outcomeOf(id, acceptance)

  async function giveUpAfter(ms: number, signal: AbortSignal): Promise<void> {
    await options.clock.sleep(ms, signal)
    acceptances.giveUp(id, 'WhatsApp did not say that it has the message')
  }
}

export const NOT_CONNECTED = {
  type: 'retry',
  scope: 'account',
  retryAfterMs: 1_000,
  reason: 'not-connected',
} as const

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
