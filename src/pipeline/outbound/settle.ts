import type { MessageClass, Outcome } from '../../model/message.ts'
import { FILE_AWAY } from '../../store/talk/due-messages.ts'
import type { MessageChange } from '../../store/talk/messages.ts'

/** A message whose attempt has ended; `attempts` counts it. */
export type Attempt = Pick<
  MessageChange,
  'id' | 'attempts' | 'due_at' | 'reason' | 'attempted_at'
> & {
  readonly class: MessageClass
  /** The network drops what it has had before: trying again can do no harm. */
  readonly dropsRepeats?: boolean
}

/** Marks a message that the network has refused outside the window: as a prepared text it is tried once more. */
export const WINDOW_CLOSED = 'window-closed'

/** Tries that were certainly not sent, before the message is given up and shown as failed. */
const TRIES = 12

/** Marks a message that has been resent after an unknown outcome: that is done once. */
const RESENT = 'resent-after-unknown'

/**
 * What an outcome makes of a message. Unknown (the connection was lost after the bytes left): a reply or an alert is
 * resent once, a reminder or a broadcast never by itself, because twice is worse than a gap a person can see. Where the
 * network drops repeats, all of them are; where it
 * sends receipts, `resendAfterMs` leaves them time to tell that it arrived (`receipts.ts`).
 */
export function settle(
  attempt: Attempt,
  outcome: Outcome,
  now: number,
  resendAfterMs = RESEND_AFTER,
): MessageChange {
  const { id, attempts, due_at, reason, attempted_at } = attempt
  const base = { id, attempts, due_at, reason, attempted_at, external_id: null, sent_at: null }
  switch (outcome.type) {
    case 'sent':
      return { ...base, status: 'sent', external_id: outcome.externalId, sent_at: now }
    case 'retry':
      if (outcome.scope === 'account') return waitForAccount(base, outcome.retryAfterMs, now)
      if (outcome.scope === 'file')
        return { ...waitForAccount(base, outcome.retryAfterMs, now), reason: reason ?? FILE_AWAY }
      if (attempts >= TRIES) return { ...base, status: 'failed', reason: outcome.reason }
      return { ...base, status: 'queued', due_at: now + (outcome.retryAfterMs ?? pause(attempts)) }
    case 'refused':
      if (outcome.reason === 'window-closed' && reason !== WINDOW_CLOSED)
        return { ...base, status: 'queued', due_at: now, reason: WINDOW_CLOSED }
      return { ...base, status: 'failed', reason: reasonOf(outcome) }
    case 'unknown':
      if (attempt.dropsRepeats === true && attempts < TRIES)
        return { ...base, status: 'queued', due_at: now + resendAfterMs }
      if (mayResend(attempt))
        return { ...base, status: 'queued', due_at: now + resendAfterMs, reason: RESENT }
      return { ...base, status: 'unknown', reason: outcome.reason }
    default:
      return outcome satisfies never
  }
}

/** Who reads the report has to know which template is missing. */
function reasonOf({ reason, detail }: Extract<Outcome, { readonly type: 'refused' }>): string {
  return reason === 'no-template' || reason === 'window-closed' ? `${reason}: ${detail}` : reason
}

/** The account could not be used at all: that says nothing of this message, and its attempt is given back. */
function waitForAccount(
  base: Omit<MessageChange, 'status'>,
  afterMs = 1_000,
  now: number,
): MessageChange {
  return { ...base, status: 'queued', attempts: base.attempts - 1, due_at: now + afterMs }
}

/** A network that failed a moment ago is given a moment (milliseconds). */
const RESEND_AFTER = 5_000

function mayResend(attempt: Attempt): boolean {
  return (attempt.class === 'reply' || attempt.class === 'alert') && attempt.reason !== RESENT
}

function pause(attempts: number): number {
  return Math.min(300_000, 1_000 * 2 ** attempts)
}
