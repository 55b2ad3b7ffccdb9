import { fromEpochMs } from '../../clock.ts'
import type { Receipt } from '../../model/message.ts'
import { outcomeOfError } from './errors.ts'
import { describeError } from './failure.ts'
import type { Status } from './payload.ts'

/** What a status tells of one of our messages; `undefined` where it is none of ours, or tells nothing new. */
export function toReceipt(status: Status, heardAt: Date): Receipt | undefined {
  const message = Number(status.biz_opaque_callback_data)
  if (!Number.isSafeInteger(message) || message <= 0) return undefined
  const { id: externalId, timestamp } = status
  const at = timestamp === undefined ? heardAt : fromEpochMs(timestamp * 1_000)
  const base = { message, externalId, at, ...billingOf(status) }
  switch (status.status) {
    case 'sent':
    case 'delivered':
    case 'read':
      return { ...base, type: status.status }
    case 'failed':
      return { ...base, type: 'failed', outcome: failureOf(status) }
    default:
      return undefined
  }
}

function failureOf({ errors = [] }: Status) {
  const [{ code, title = '', error_data } = { code: 131_000 }] = errors
  return outcomeOfError(code, describeError(code, error_data?.details ?? title))
}

function billingOf({ pricing }: Status): { readonly billing?: string } {
  if (!pricing?.category) return {}
  return { billing: pricing.billable === false ? 'free' : pricing.category }
}
