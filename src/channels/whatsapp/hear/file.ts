import { createDecipheriv, createHash } from 'node:crypto'
import type { Fetched } from '../../../model/message.ts'
import { later, LOAD_MS, NO_FILE, TOO_LARGE } from '../../file.ts'
import { readBody } from '../../request.ts'
import { DEF_MEDIA_HOST, DEFAULT_ORIGIN, getMediaKeys, type WASocket } from '../baileys.ts'
import { fileOf } from './content.ts'

/**
 * Loads what somebody sent, from WhatsApp's own media host: the address in a message is the sender's word, and is not
 * followed; nor is her path where it leads to another host, nor where that host sends us on. What does not have the digest
 * that the message names is no file of hers.
 */
export async function fetchFile(
  socket: WASocket,
  fileId: string,
  maxBytes: number,
): Promise<Fetched> {
  const { audioMessage, imageMessage } = fileOf(fileId)
  const file = audioMessage ?? imageMessage
  if (!file?.mediaKey || !file.directPath?.startsWith('/')) return NO_FILE
  if (Number(String(file.fileLength ?? 0)) > maxBytes) return TOO_LARGE
  try {
    const { hosts } = await socket.refreshMediaConn(false)
    const host = hosts[0]?.hostname ?? DEF_MEDIA_HOST
    const url = new URL(file.directPath, `https://${host}`)
    if (url.host !== host) return NO_FILE
    const response = await request(url)
    if (!response.ok) return await refusalOf(response)
    const sealed = await readBody(response, maxBytes + SEAL)
    if (!sealed) return TOO_LARGE
    const bytes = await open(sealed, file.mediaKey, audioMessage ? 'audio' : 'image')
    const digest = createHash('sha256').update(bytes).digest()
    if (!digest.equals(file.fileSha256 ?? Buffer.alloc(0))) return NO_FILE
    return { type: 'file', file: { bytes, mime: file.mimetype ?? 'application/octet-stream' } }
  } catch {
    return later('the file could not be loaded')
  }
}

/** Not by Baileys' own download, which goes wherever it is redirected. */
function request(url: URL): Promise<Response> {
  const signal = AbortSignal.timeout(LOAD_MS)
  return fetch(url, { signal, redirect: 'error', headers: { Origin: DEFAULT_ORIGIN } })
}

async function refusalOf(response: Response): Promise<Fetched> {
  await response.body?.cancel()
  return GONE.has(response.status) ? NO_FILE : later('the file could not be loaded')
}

/** WhatsApp keeps files for some weeks, and says so by these. */
const GONE: ReadonlySet<number> = new Set([403, 404, 410])

/** Decrypts a file; throws where it cannot be. */
async function open(
  sealed: Buffer,
  mediaKey: Uint8Array,
  type: 'audio' | 'image',
): Promise<Buffer<ArrayBuffer>> {
  const { cipherKey, iv } = await getMediaKeys(mediaKey, type)
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv)
  return Buffer.concat([decipher.update(sealed.subarray(0, -MAC)), decipher.final()])
}

/** What is added to a file (bytes): padding up to a block of AES, and a code that the digest makes needless. */
const MAC = 10
const SEAL = 16 + MAC
