import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FileBytes, Media, Outcome, Outgoing } from '../../../model/message.ts'
import {
  generateWAMessage,
  isPnUser,
  jidDecode,
  type proto,
  type AnyMessageContent,
  type WASocket,
} from '../baileys.ts'
import type { Acceptance } from './acceptance.ts'
import { fileOf } from '../hear/content.ts'

/** A text as WhatsApp sends it; the same each time, so that a repeat can be made from the row. */
export const textMessage = (text: string): proto.IMessage => ({ extendedTextMessage: { text } })

/** A message ready to be encrypted; files of the library are uploaded on the way. Throws where a file cannot be read. */
export async function messageOf(
  { text, media }: Outgoing,
  socket: WASocket,
  { account, folder }: { readonly account: string; readonly folder: string },
): Promise<proto.IMessage> {
  if (!media) return textMessage(text)
  const { source } = media
  if ('file' in source) {
    const file = join(folder, source.file)
    const mime = MIME[extname(file)] ?? 'image/jpeg'
    return uploaded(media.type, { bytes: await readFile(file), mime }, text, socket)
  }
  if ('bytes' in source) return uploaded(media.type, source, text, socket)
  if (source.account === account) return captioned(fileOf(source.fileId), text)
  throw new Error(`a file of '${source.account}' cannot be sent from here`)
}

async function uploaded(
  type: Media['type'],
  { bytes, mime }: FileBytes,
  caption: string,
  socket: WASocket,
): Promise<proto.IMessage> {
  const data = Buffer.from(bytes)
  const content: AnyMessageContent =
    type === 'voice'
      ? { audio: data, ptt: true, mimetype: 'audio/ogg; codecs=opus' }
      : {
          image: data,
          mimetype: mime,
          ...(caption ? { caption } : {}),
        }
  const { message } = await generateWAMessage('', content, {
    userJid: socket.user?.id ?? '',
    upload: socket.waUploadToServer,
    jid: '',
  })
  if (!message) throw new Error('a file could not be made a message')
  return message
}

const MIME: Readonly<Record<string, string>> = { '.png': 'image/png', '.webp': 'image/webp' }

function captioned(message: proto.IMessage, caption: string): proto.IMessage {
  const { imageMessage } = message
  return imageMessage && caption ? { imageMessage: { ...imageMessage, caption } } : message
}

/** WhatsApp does not let this account begin conversations for now; those that exist go on. */
export const REACH_OUT_LIMIT = '463'

/** A day: how long conversations are not begun after WhatsApp has refused one. */
export const REACH_OUT_PAUSE_MS = 24 * 3_600_000

export function outcomeOf(id: string, acceptance: Acceptance): Outcome {
  switch (acceptance.type) {
    case 'accepted':
      return { type: 'sent', externalId: id }
    case 'lost':
      return { type: 'unknown', reason: acceptance.reason }
    case 'refused': {
      const { code } = acceptance
      const wait = code === REACH_OUT_LIMIT ? { retryAfterMs: REACH_OUT_PAUSE_MS } : {}
      return { type: 'retry', scope: 'chat', reason: `whatsapp-${code}`, ...wait }
    }
    default:
      return acceptance satisfies never
  }
}

/** Whether anybody is there: a number that has left WhatsApp would be sent to our own devices alone. */
export async function isRegistered(socket: WASocket, chat: string): Promise<boolean> {
  const devices = await socket.getUSyncDevices([chat], true, false)
  if (devices.length > 0) return true
  if (!isPnUser(chat)) return false
  const [found] = (await socket.onWhatsApp(chat)) ?? []
  return found?.exists === true
}

/**
 * Baileys knows for five minutes which devices a person has. She may have left WhatsApp meanwhile: after a refusal the next
 * attempt asks the server.
 */
export async function forgetDevices(socket: WASocket, chat: string): Promise<void> {
  await socket.userDevicesCache.del(jidDecode(chat)?.user ?? chat)
}
