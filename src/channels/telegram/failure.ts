import { GrammyError, HttpError } from 'grammy'
import { NOT_CONNECTED } from './agent.ts'

/** Why a call to the Bot API failed. Carries no URL, since the bot's token is part of it. */
export type Failure = { readonly description: string } & (
  | { readonly type: 'answered'; readonly code: number; readonly retryAfterMs?: number }
  /** No byte of the request was written, so nothing can have come of it. */
  | { readonly type: 'not-sent' }
  /** The request, or a part of it, was written; what came of it was not heard. */
  | { readonly type: 'unanswered' }
)

/** Reads what grammY threw: a GrammyError is an answer, an HttpError wraps node-fetch's error. */
export function failureOf(error: unknown): Failure {
  if (error instanceof GrammyError) return answered(error)
  if (error instanceof HttpError) return unheard(error.error)
  return { type: 'unanswered', description: `unexpected ${nameOf(error)}` }
}

function answered({ error_code: code, description, parameters }: GrammyError): Failure {
  return {
    type: 'answered',
    code,
    description: `${code} ${description}`,
    ...(parameters.retry_after !== undefined && { retryAfterMs: parameters.retry_after * 1_000 }),
  }
}

function unheard(cause: unknown): Failure {
  const code = codeOf(cause)
  if (code?.startsWith(NOT_CONNECTED)) {
    return { type: 'not-sent', description: `no connection (${code.slice(NOT_CONNECTED.length)})` }
  }
  if (cause instanceof Error && code === undefined && cause.message.includes('timed out after')) {
    return { type: 'unanswered', description: 'no answer in time' }
  }
  return { type: 'unanswered', description: `no answer (${code ?? nameOf(cause)})` }
}

/** node-fetch copies the system's code to its own error, or says its own kind of trouble as `type`. */
function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null) return undefined
  if ('code' in cause && typeof cause.code === 'string') return cause.code
  return 'type' in cause && typeof cause.type === 'string' ? cause.type : undefined
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause
}
