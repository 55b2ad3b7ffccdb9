import type { Outcome } from '../../model/message.ts'
import { failureOf, type Failure } from './failure.ts'

/** What became of a message whose sendMessage threw this (core.telegram.org/api/errors). */
export function outcomeOf(error: unknown): Outcome {
  const failure = failureOf(error)
  if (failure.type === 'answered') return outcomeOfAnswer(failure)
  const reason = failure.description
  return failure.type === 'not-sent'
    ? { type: 'retry', scope: 'account', reason }
    : { type: 'unknown', reason }
}

function outcomeOfAnswer(answer: Extract<Failure, { type: 'answered' }>): Outcome {
  const { code, description, retryAfterMs } = answer
  if (code === 429) {
    return {
      type: 'retry',
      scope: 'account',
      reason: description,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    }
  }
  // a token that is wrong or was revoked: nothing goes out, and nothing is lost, until it is right
  if (code === 401 || code === 404)
    return { type: 'retry', scope: 'account', reason: description, needsAPerson: true }
  if (code >= 500) return { type: 'unknown', reason: description }
  if (GONE.test(description)) return { type: 'refused', reason: 'gone', detail: description }
  return { type: 'refused', reason: code === 403 ? 'blocked' : 'invalid', detail: description }
}

/** Chats that no message will reach again, unlike one whose person blocked the bot. */
const GONE =
  /chat not found|user not found|user is deactivated|PEER_ID_INVALID|messages to bots|bot was kicked/i
