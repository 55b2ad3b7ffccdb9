import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { InputFile, type Api } from 'grammy'
import type { Carried, Media, Outcome, Outgoing } from '../../model/message.ts'
import { outcomeOf } from './outcome.ts'

/** The bot that sends, and where the files are. */
export type MediaOptions = {
  readonly api: Api
  readonly account: string
  readonly folder: string
  /** What Telegram calls a file that it has been given already: sent so, it need not be uploaded again. */
  readonly uploaded: Map<string, string>
}

/** Tries once to send a voice note or a photo; never throws. A file that is not there is refused, not tried again. */
export async function sendMedia(
  options: MediaOptions,
  message: Outgoing & { readonly media: Media | Carried },
): Promise<Outcome> {
  const { media, chat } = message
  const file = await fileOf(media, options)
  if (typeof file === 'object' && 'type' in file) return file
  try {
    const { api, uploaded } = options
    const sent =
      media.type === 'voice' ? await api.sendVoice(chat, file) : await api.sendPhoto(chat, file)
    const fileId = 'voice' in sent ? sent.voice.file_id : sent.photo.at(-1)?.file_id
    if ('file' in media.source && fileId) uploaded.set(media.source.file, fileId)
    return { type: 'sent', externalId: String(sent.message_id) }
  } catch (error) {
    return outcomeOf(error)
  }
}

/** A file's id on Telegram, or the file to upload; a refusal where there is neither. */
async function fileOf(
  { type, source }: Media | Carried,
  { account, folder, uploaded }: MediaOptions,
): Promise<string | InputFile | Extract<Outcome, { type: 'refused' }>> {
  if ('bytes' in source) return new InputFile(source.bytes, NAMES[type])
  if ('fileId' in source) {
    if (source.account === account) return source.fileId
    return refused(`the file was sent to '${source.account}', which is another account`)
  }
  const known = uploaded.get(source.file)
  if (known !== undefined) return known
  try {
    return new InputFile(await readFile(join(folder, source.file)), basename(source.file))
  } catch {
    return refused(`there is no file '${source.file}'`)
  }
}

/** Telegram goes by the name's ending. */
const NAMES = { voice: 'voice.ogg', photo: 'photo.jpg' } as const

function refused(detail: string) {
  return { type: 'refused', reason: 'invalid', detail } as const
}
