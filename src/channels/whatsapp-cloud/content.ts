import type { Content } from '../../model/message.ts'
import type { Message } from './payload.ts'

/** A message's content; whatever is not known here is `other`, so that it too gets an answer. */
export function contentOf(message: Message): Content {
  const { text, button, interactive } = message
  const tapped = interactive?.button_reply ?? interactive?.list_reply
  const said = text?.body ?? button?.text ?? tapped?.id ?? tapped?.title
  if (said) return { type: 'text', text: said }
  return mediaOf(message)
}

function mediaOf({ audio, image, sticker, video, document, ...rest }: Message): Content {
  if (audio) return { type: 'voice', ...fileOf(audio) }
  if (image) return { type: 'photo', ...fileOf(image) }
  if (sticker) return { type: 'sticker', ...fileOf(sticker) }
  const attached = document ?? video
  if (attached) return { type: 'file', ...fileOf(attached) }
  if (rest.contacts !== undefined) return { type: 'contact' }
  return { type: rest.location === undefined ? 'other' : 'location' }
}

type File = NonNullable<Message['audio']>

function fileOf({ id, caption }: File): { readonly fileId?: string; readonly caption?: string } {
  return { ...(id && { fileId: id }), ...(caption && { caption }) }
}
