import type { PendingMessage } from '../../store/talk/due-messages.ts'
import type { MessageChange } from '../../store/talk/messages.ts'
import type { Departure } from './departure.ts'

/** Late wakers check: what no longer applies is not sent, and what may not leave now leaves later; undefined where it goes. */
export function stayingOf(
  message: PendingMessage,
  departure: Departure | undefined,
): MessageChange | undefined {
  const refusal = refusalOf(message)
  if (refusal) return { ...unchanged(message), status: 'cancelled', reason: refusal }
  if (!departure) return undefined
  const { at, reason } = departure
  if (at === undefined) return { ...unchanged(message), status: 'cancelled', reason }
  return { ...unchanged(message), due_at: at, reason: message.reason ?? reason }
}

function refusalOf(message: PendingMessage): string | undefined {
  if (message.address_status !== 'open') return message.address_status
  return message.contact_status === 'stopped' && message.class !== 'reply' ? 'stopped' : undefined
}

/** A message as it was read, to be changed in part. */
export function unchanged(message: PendingMessage): MessageChange {
  const { id, status, attempts, due_at, reason } = message
  return {
    id,
    status,
    attempts,
    due_at,
    reason,
    external_id: null,
    attempted_at: null,
    sent_at: null,
  }
}
