import { createHash } from 'node:crypto'
import { addAbortSignal } from 'node:stream'
import type { Fetched } from '../../../model/message.ts'
import { later, LOAD_MS, NO_FILE, TOO_LARGE } from '../../file.ts'
import { downloadContentFromMessage, type proto, type WASocket } from '../baileys.ts'
import { fileOf } from './content.ts'

type File = proto.Message.IAudioMessage | proto.Message.IImageMessage

/**
 * Loads what somebody sent, from WhatsApp's own media host: the address in a message is the sender's word, and is not
 * followed. What does not have the digest that the message names is no file of hers.
 */
export async function fetchFile(
  socket: WASocket,
  fileId: string,
  maxBytes: number,
): Promise<Fetched> {
  const { audioMessage, imageMessage } = fileOf(fileId)
  const file: File | null | undefined = audioMessage ?? imageMessage
  if (!file?.mediaKey || !file.directPath) return NO_FILE
  if (Number(String(file.fileLength ?? 0)) > maxBytes) return TOO_LARGE
  try {
    const bytes = await download(socket, file, audioMessage ? 'audio' : 'image', maxBytes)
    if (!bytes) return TOO_LARGE
    const digest = createHash('sha256').update(bytes).digest()
    if (!digest.equals(file.fileSha256 ?? Buffer.alloc(0))) return NO_FILE
    return { type: 'file', file: { bytes, mime: file.mimetype ?? 'application/octet-stream' } }
  } catch (error) {
    return GONE.has(statusOf(error)) ? NO_FILE : later('the file could not be loaded')
  }
}

/** Undefined where there is more than may be. */
async function download(
  socket: WASocket,
  { mediaKey, directPath }: File,
  type: 'audio' | 'image',
  maxBytes: number,
): Promise<Buffer<ArrayBuffer> | undefined> {
  const { hosts } = await socket.refreshMediaConn(false)
  const host = hosts[0]?.hostname
  const from = { mediaKey: mediaKey ?? null, directPath: directPath ?? null }
  const stream = await downloadContentFromMessage(from, type, host ? { host } : {})
  addAbortSignal(AbortSignal.timeout(LOAD_MS), stream)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size > maxBytes) return undefined
  }
  return Buffer.concat(chunks)
}

/** WhatsApp keeps files for some weeks, and says so by these. */
const GONE: ReadonlySet<number | undefined> = new Set([403, 404, 410])

const statusOf = (error: unknown): number | undefined =>
  (error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode
