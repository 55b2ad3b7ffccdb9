import { createHash, timingSafeEqual } from 'node:crypto'
import { updateSchema, type Update } from './update.ts'

/** Far above any update, which holds at most one message. */
const MAX_BODY_BYTES = 1024 * 1024

/**
 * Answers one delivery: 200 once `take` has committed it, 500 where it could not, so that Telegram
 * delivers it again. A request without the secret gets 401 before its body is read.
 */
export async function answerDelivery(
  request: Request,
  secret: string,
  take: (update: Update) => Promise<void>,
): Promise<Response> {
  const given = request.headers.get('X-Telegram-Bot-Api-Secret-Token') ?? ''
  if (!isSame(given, secret)) return status(401)
  const body = await readBody(request)
  if (body === undefined) return status(413)
  const update = updateSchema.safeParse(parseJson(body))
  if (!update.success) return status(400)
  try {
    await take(update.data)
    return status(200)
  } catch {
    return status(500)
  }
}

/** Takes the same time for any two strings of a length, whatever they have in common. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

const digest = (text: string) => createHash('sha256').update(text).digest()

const status = (code: number) => new Response(null, { status: code })

/** The body as text, or `undefined` as soon as it is longer than allowed. */
async function readBody(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let bytes = Number(request.headers.get('content-length') ?? 0)
  if (bytes > MAX_BODY_BYTES) return undefined
  bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MAX_BODY_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
