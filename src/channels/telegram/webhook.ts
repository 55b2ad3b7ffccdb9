import { isSame, parseJson, readBody, status } from '../request.ts'
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
  const body = await readBody(request, MAX_BODY_BYTES)
  if (body === undefined) return status(413)
  const update = updateSchema.safeParse(parseJson(body.toString('utf8')))
  if (!update.success) return status(400)
  try {
    await take(update.data)
    return status(200)
  } catch {
    return status(500)
  }
}
