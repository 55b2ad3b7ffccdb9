import { createHash, timingSafeEqual } from 'node:crypto'

/** Takes the same time for any two strings of a length, whatever they have in common. */
export function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** The body as it came, or `undefined` as soon as it is longer than allowed. */
export async function readBody(
  message: Request | Response,
  maxBytes: number,
): Promise<Buffer<ArrayBuffer> | undefined> {
  if (Number(message.headers.get('content-length') ?? 0) > maxBytes) return undefined
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of message.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** What the JSON says; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An answer without a body. */
export const status = (code: number) => new Response(null, { status: code })
