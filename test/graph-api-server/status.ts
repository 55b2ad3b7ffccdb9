import type { SendRequest } from './message.ts'

const TITLES: Readonly<Record<number, string>> = {
  131_026: 'Message undeliverable',
  131_047: 'Re-engagement message',
}

/** A status as it stands in a delivery. */
export function statusOf({
  kind,
  id,
  request,
  timestamp,
  trouble,
}: {
  readonly kind: string
  readonly id: string
  readonly request: SendRequest
  readonly timestamp: string
  readonly trouble: number | undefined
}): object {
  const { to, recipient, biz_opaque_callback_data } = request
  const category = request.type === 'template' ? 'utility' : 'service'
  const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category }
  return {
    id,
    status: kind,
    timestamp,
    ...(to === undefined ? { recipient_user_id: recipient } : { recipient_id: to }),
    ...(biz_opaque_callback_data !== undefined && { biz_opaque_callback_data }),
    ...(trouble === undefined
      ? { pricing }
      : { errors: [{ code: trouble, title: TITLES[trouble] ?? 'Error' }] }),
  }
}
