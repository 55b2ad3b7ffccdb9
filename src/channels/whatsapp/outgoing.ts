import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Media, Outcome, Outgoing } from '../../model/message.ts'
import {
  generateWAMessage,
  isPnUser,
  type proto,
  type AnyMessageContent,
  type WASocket,
} from './baileys.ts'
import type { Acceptance } from './acceptance.ts'
import { fileOf } from './content.ts'

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
  if ('file' in source) return uploaded(media.type, join(folder, source.file), text, socket)
  if (source.account === account) return captioned(fileOf(source.fileId), text)
  throw new Error(`a file of '${source.account}' cannot be sent from here`)
}

async function uploaded(
  type: Media['type'],
  file: string,
  caption: string,
  socket: WASocket,
): Promise<proto.IMessage> {
  const bytes = await readFile(file)
  const content: AnyMessageContent =
    type === 'voice'
      ? { audio: bytes, ptt: true, mimetype: 'audio/ogg; codecs=opus' }
      : {
          image: bytes,
          mimetype: MIME[extname(file)] ?? 'image/jpeg',
          ...(caption ? { caption } : {}),
        }
  const { message } = await generateWAMessage('', content, {
    userJid: socket.user?.id ?? '',
    upload: socket.waUploadToServer,
    jid: '',
  })
  if (!message) throw new Error(`'${file}' could not be made a message`)
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
