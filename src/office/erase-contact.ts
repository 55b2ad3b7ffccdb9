import type { ContactId } from '../model/ids.ts'
import { RequestError } from '../model/request-error.ts'
import { plain } from '../reading/plain.ts'
import { countRows, eraseRows, lockForErasing } from '../store/people/erase.ts'
import { findMentions } from '../store/people/mentions.ts'
import { writeSetting } from '../store/service/settings.ts'
import type { Store } from '../store/store.ts'

export type ErasureRequest = {
  readonly contact: number
  /** Who did it, as it is kept. */
  readonly by: string
  /** Whether to erase; without it, what would be erased is only said. */
  readonly isApplied: boolean
}

/** Who is erased, and how much there is of her: messages both ways, figures, calls for help. */
export type Erased = {
  readonly contact: number
  readonly name: string | null
  readonly phone: string | null
  readonly messages: number
  readonly figures: number
  readonly tickets: number
  /** Messages that others were sent and wrote, of which the words go. */
  readonly mentions: number
}

/**
 * Deletes all that is kept of an entrepreneur, and her words and name from what the staff was sent and wrote, all or
 * nothing (the right in data-rights.yaml). What stays is that contact N was erased, when and by whom. Nobody is written to;
 * backups and the telephones of her trainer keep what they have. Throws a RequestError, with the cure, where she is nobody
 * or is being attended.
 */
export function eraseContact(
  { contact, by, isApplied }: ErasureRequest,
  { store, now }: { readonly store: Store; readonly now: Date },
): Promise<Erased> {
  return store.transact(async (tx) => {
    const id = contact as ContactId
    const row = await lockForErasing(tx, id)
    if (!row) throw new RequestError(`there is no contact ${contact}; see cohort show`)
    if (row.role !== 'entrepreneur')
      throw new RequestError(
        `contact ${contact} is of the staff: what she told others is theirs too, and is not erased by this command`,
      )
    if (row.hold === 'safety')
      throw new RequestError(`contact ${contact} is held for her safety: clear her case first`)
    if (row.hold === 'talk')
      throw new RequestError(
        `contact ${contact} is talking with her trainer: close that talk first`,
      )
    const found = await findMentions(tx, row, namesWholly(row.name), now.getTime())
    const mentions = found.messages.length + found.inputs.length
    const { name, phone } = row
    const erased = { contact, name, phone, ...(await countRows(tx, id)), mentions }
    if (!isApplied) return erased
    await eraseRows(tx, id, found)
    await writeSetting(tx.db, `erased:${contact}`, JSON.stringify({ at: now.getTime(), by }))
    return erased
  })
}

/** Whether a text has the name, or the first word of it, as words of its own, however they are written. */
function namesWholly(name: string | null): (text: string) => boolean {
  const whole = plain(name ?? '')
  const [first = ''] = whole.split(' ')
  if (first === '') return () => false
  const names = first.length >= SHORTEST ? [whole, first] : [whole]
  return (text) => {
    const words = ` ${plain(text.replaceAll(CHAT_MARKS, ' '))} `
    return names.some((each) => words.includes(` ${each} `))
  }
}

/** A first name that is shorter may be any word. */
const SHORTEST = 3
/** They part words here: a name between them is one. */
const CHAT_MARKS = /[*_~`]/g
