import type { Outcome } from '../../model/message.ts'
import { outcomeOfError } from './errors.ts'
import type { Failure } from './failure.ts'

/** What became of a message whose call failed so. */
export function outcomeOf(failure: Failure): Exclude<Outcome, { readonly type: 'sent' }> {
  const { description: reason } = failure
  switch (failure.type) {
    case 'answered':
      return outcomeOfError(failure.code, reason, failure.retryAfterMs)
    case 'not-sent':
      return { type: 'retry', scope: 'account', reason }
    case 'unanswered':
      return { type: 'unknown', reason }
    default:
      return failure satisfies never
  }
}
