import type { Content, MediaType } from '../../model/message.ts'
import type { Message } from './update.ts'

/** A message's content; whatever is not known here is `other`, so that it too gets an answer. */
export function contentOf(message: Message): Content {
  if (message.text) return { type: 'text', text: startCode(message.text) ?? message.text }
  const type = mediaType(message)
  const fileId = fileOf(message)
  return {
    type,
    ...(fileId !== undefined && { fileId }),
    ...(message.caption && { caption: message.caption }),
  }
}

/** The payload of a deep link, t.me/<bot>?start=<code>, which Telegram sends as `/start <code>`. */
function startCode(text: string): string | undefined {
  return /^\/start(?:@\w+)?\s+(\S+)\s*$/.exec(text)?.[1]
}

function mediaType(message: Message): MediaType {
  if (message.voice || message.audio) return 'voice'
  if (message.photo) return 'photo'
  if (message.sticker) return 'sticker'
  if (message.contact !== undefined) return 'contact'
  if (message.location !== undefined) return 'location'
  if (message.document || message.video || message.video_note) return 'file'
  return 'other'
}

/** The file's id on Telegram; of a photo's sizes the last, which is the largest. */
function fileOf(message: Message): string | undefined {
  const { voice, audio, photo, sticker, document, video, video_note } = message
  const file = voice ?? audio ?? photo?.at(-1) ?? sticker ?? document ?? video ?? video_note
  return file?.file_id
}
