import { extname } from 'node:path'
import type { Api } from 'grammy'
import type { Fetched } from '../../model/message.ts'
import { later, load, LOAD_MS, NO_FILE, TOO_LARGE } from '../file.ts'
import { failureOf } from './failure.ts'

/** A bot, and where its files are had. */
export type FileOptions = {
  readonly api: Api
  readonly token: string
  readonly apiRoot?: string | undefined
}

/**
 * Loads what somebody sent to the bot: its place is asked for and holds for an hour (core.telegram.org/bots/api#getfile).
 * Telegram gives bots files of up to 20 MB. The address holds the token, so nothing of it is told.
 */
export async function fetchFile(
  { api, token, apiRoot = 'https://api.telegram.org' }: FileOptions,
  fileId: string,
  maxBytes: number,
): Promise<Fetched> {
  try {
    const { file_path, file_size = 0 } = await api.getFile(fileId)
    if (file_size > maxBytes) return TOO_LARGE
    if (file_path === undefined) return NO_FILE
    const url = `${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${file_path}`
    const signal = AbortSignal.timeout(LOAD_MS)
    return await load(() => fetch(url, { signal, redirect: 'error' }), maxBytes, mimeOf(file_path))
  } catch (error) {
    return refusalOf(error)
  }
}

/** Telegram serves every file as `application/octet-stream`: its kind is in its name (voice/file_7.oga). */
const mimeOf = (path: string): string | undefined => MIMES[extname(path).toLowerCase()]

const MIMES: Readonly<Record<string, string>> = {
  '.oga': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
}

function refusalOf(error: unknown): Fetched {
  const failure = failureOf(error)
  if (failure.type !== 'answered' || failure.code !== 400) return later(failure.description)
  return /too big/i.test(failure.description) ? TOO_LARGE : NO_FILE
}
