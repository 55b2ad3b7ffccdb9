import type { CaseId, ContactId } from '../../model/ids.ts'
import { holdContact, releaseContact } from '../../store/desk/holds.ts'
import { changeCase, findCase, noteCaseEvent } from '../../store/desk/safety-cases.ts'
import type { Tx } from '../../store/store.ts'
import { ticketsOfContact } from '../../store/desk/tickets.ts'
import { talkOf } from '../ticket/standing.ts'

/**
 * A person has decided that the bot may write to her again: who and when is kept. She goes on where she was. Returns
 * whether there was such an open case.
 */
export async function clearCase(
  tx: Tx,
  id: CaseId,
  by: { readonly person_id: ContactId } | { readonly name: string },
  now: number,
): Promise<boolean> {
  const row = await findCase(tx.db, id)
  if (!row || row.cleared_at !== null) return false
  await changeCase(tx.db, id, { cleared_at: now, wake_at: null })
  await noteCaseEvent(tx.db, { case_id: id, type: 'cleared', ...by, at: now })
  // a talk with her trainer that the case has interrupted goes on
  const talk = talkOf(await ticketsOfContact(tx.db, row.contact_id))
  if (talk) await holdContact(tx, row.contact_id, 'talk', now)
  else await releaseContact(tx, row.contact_id, 'safety', now)
  return true
}
