import { z } from 'zod'

/** Why a call to the Graph API failed. Never carries the token, which travels in a header. */
export type Failure = { readonly description: string } & (
  | { readonly type: 'answered'; readonly code: number; readonly retryAfterMs?: number }
  /** No byte of the request was written, so nothing can have come of it. */
  | { readonly type: 'not-sent' }
  /** The request, or a part of it, was written; what came of it was not heard. */
  | { readonly type: 'unanswered' }
)

const answerSchema = z.object({
  error: z.object({
    code: z.number().int(),
    message: z.string().catch(''),
    error_data: z.object({ details: z.string() }).optional().catch(undefined),
  }),
})

/** Reads an answer that is no success; one that is not the Graph API's own may come from a proxy, after the fact. */
export function failureOfAnswer(response: Response, body: unknown): Failure {
  const parsed = answerSchema.safeParse(body)
  if (!parsed.success) return { type: 'unanswered', description: `HTTP ${response.status}` }
  const { code, message, error_data } = parsed.data.error
  const seconds = Number(response.headers.get('retry-after'))
  return {
    type: 'answered',
    code,
    description: describeError(code, error_data?.details ?? message),
    ...(seconds > 0 && { retryAfterMs: seconds * 1_000 }),
  }
}

/** `131047 More than 24 hours have passed`, without the digits of anybody's number. */
export function describeError(code: number, details: string): string {
  const said = details.replace(/^\(#\d+\)\s*/, '').replace(/\d{7,}/g, '…')
  return `${code} ${said}`.trim().slice(0, 200)
}

/** Reads what fetch threw: Node's own reason stands in `cause`. */
export function failureOfCall(error: unknown): Failure {
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return { type: 'unanswered', description: 'no answer in time' }
  const code = codeOf(error instanceof Error ? error.cause : undefined)
  if (code !== undefined && NOT_CONNECTED.has(code))
    return { type: 'not-sent', description: `no connection (${code})` }
  return { type: 'unanswered', description: `no answer (${code ?? 'unknown'})` }
}

const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined
  return typeof cause.code === 'string' ? cause.code : undefined
}
