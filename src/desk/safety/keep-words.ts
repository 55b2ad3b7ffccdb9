import type { InputPayload } from '../../model/input.ts'
import type { Media } from '../../model/message.ts'
import { keepDisclosure } from '../../store/desk/disclosures.ts'
import { openCaseOf } from '../../store/desk/safety-cases.ts'
import type { Tx } from '../../store/store.ts'
import { mediaOf } from '../media-of.ts'
import type { Occasion } from './apply.ts'

/** What she wrote or sent goes to the restricted table (R41); the caller takes it out of `inputs`. */
export async function keepWords(
  tx: Tx,
  { contact, input, payload }: Occasion,
  now: number,
): Promise<void> {
  const open = await openCaseOf(tx.db, contact.id)
  if (!open) return
  const row = { case_id: open.id, input_id: input.id, heard_at: now }
  const media = mediaOf(payload, input.account)
  const text = wordsOf(payload, media)
  if (media) await keepDisclosure(tx.db, { ...row, text: '', media: JSON.stringify(media) })
  if (text !== '' && !ANSWER.test(text)) await keepDisclosure(tx.db, { ...row, text, media: null })
}

/** The number of an answer tells nothing without its question; what it says is among the events of the case. */
const ANSWER = /^\s*\d\s*$/

/** The words; for what has none and cannot be sent on, what it was: `[sticker]`. */
function wordsOf(payload: InputPayload, media: Media | undefined): string {
  if (payload.type === 'text' || payload.type === 'edited') return payload.text
  if (payload.type !== 'media') return ''
  return payload.caption ?? (media ? '' : `[${payload.media}]`)
}
