import type { ContactId, AddressId, TicketId } from '../../model/ids.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { mediaOf } from '../media-of.ts'
import type { Asking } from './asking.ts'

/** Who is told of a ticket, and what: a text, and the answers beside it (JSON). */
export type Telling = {
  readonly ticket: TicketId
  readonly contact_id: ContactId
  readonly address_id: AddressId
  readonly text: string
  readonly choices: string | null
}

/** What one of the staff is told in a turn of hers, with the voice note or photo of that turn behind it. */
export function alertRows(
  { input, payload }: Asking,
  { ticket, text, choices, ...to }: Telling,
  now: number,
): readonly NewMessage[] {
  const row = { ...to, class: 'alert', ticket_id: ticket, due_at: now, created_at: now } as const
  const key = `alert:${input.id}:${ticket}`
  const media = mediaOf(payload, input.account)
  const file = { key: `${key}:media`, text: '', media: JSON.stringify(media), choices: null }
  return [{ ...row, key, text, choices }, ...(media ? [{ ...row, ...file }] : [])]
}
