import type { Fetched } from '../model/message.ts'
import { readBody } from './request.ts'

/** How long a file may take to load (milliseconds): 16 MB over a slow line. */
export const LOAD_MS = 60_000

/** The network has the file no more, or never had it. */
export const NO_FILE = {
  type: 'refused',
  reason: 'file-gone',
  detail: 'the file cannot be had any more',
} as const

/** The file is larger than the network takes, or than we pass on. */
export const TOO_LARGE = {
  type: 'refused',
  reason: 'file-too-large',
  detail: 'the media is too large',
} as const

/** The file may be had later: nothing is said of the account that it is to be sent from. */
export function later(reason: string): Extract<Fetched, { readonly type: 'retry' }> {
  return { type: 'retry', scope: 'chat', reason }
}

/**
 * Loads a file from an address that a network has given; never throws, and never shows the address, which may hold a token.
 * Nothing is read beyond `maxBytes`.
 */
export async function load(
  request: () => Promise<Response>,
  maxBytes: number,
  mime?: string,
): Promise<Fetched> {
  try {
    const response = await request()
    if (response.ok) return await bodyOf(response, maxBytes, mime)
    await response.body?.cancel()
    const isGone = response.status === 404 || response.status === 410
    return isGone ? NO_FILE : later(`the file: HTTP ${response.status}`)
  } catch {
    return later('the file could not be loaded')
  }
}

async function bodyOf(response: Response, maxBytes: number, mime?: string): Promise<Fetched> {
  const declared = response.headers.get('content-type') ?? 'application/octet-stream'
  const bytes = await readBody(response, maxBytes)
  if (!bytes) return TOO_LARGE
  return { type: 'file', file: { bytes, mime: mime ?? declared } }
}
