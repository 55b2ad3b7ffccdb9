import { createHmac } from 'node:crypto'
import { isSame, parseJson, readBody, status } from '../request.ts'
import { deliverySchema, type Delivery } from './payload.ts'

/** What Meta delivers at most (3 MB). */
const MAX_BODY_BYTES = 3 * 1024 * 1024

/**
 * Answers one delivery: 200 once `take` has committed it, 500 where it could not, so that Meta delivers it again. What
 * is not signed with the app's secret gets 401 before it is parsed.
 */
export async function answerDelivery(
  request: Request,
  appSecret: string,
  take: (delivery: Delivery) => Promise<void>,
): Promise<Response> {
  const given = request.headers.get('X-Hub-Signature-256') ?? ''
  if (!/^sha256=[0-9a-f]{64}$/.test(given)) return status(401)
  const body = await readBody(request, MAX_BODY_BYTES)
  if (body === undefined) return status(413)
  if (!isSame(given, signatureOf(body, appSecret))) return status(401)
  const delivery = deliverySchema.safeParse(parseJson(body.toString('utf8')))
  if (!delivery.success) return status(400)
  try {
    await take(delivery.data)
    return status(200)
  } catch {
    return status(500)
  }
}

/** `sha256=` and the HMAC-SHA256 of the raw bytes, in hexadecimal. */
function signatureOf(body: Buffer, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
}

/** Answers Meta's question whether the webhook is ours: with its challenge, if it knows the verify token. */
export function answerChallenge(request: Request, verifyToken: string): Response {
  const asked = new URL(request.url).searchParams
  const isMeta =
    asked.get('hub.mode') === 'subscribe' &&
    isSame(asked.get('hub.verify_token') ?? '', verifyToken)
  if (!isMeta) return status(403)
  return new Response(asked.get('hub.challenge') ?? '', {
    headers: { 'content-type': 'text/plain' },
  })
}
