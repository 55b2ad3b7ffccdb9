import type { CaseId } from '../../model/ids.ts'
import { accessOf } from '../../store/people/access.ts'
import { disclosuresOf } from '../../store/desk/disclosures.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { findCase, noteCaseEvent } from '../../store/desk/safety-cases.ts'
import type { Tx } from '../../store/store.ts'
import type { Occasion } from './apply.ts'

/**
 * What she wrote, to a safeguarding person of her programme who asks for it in her own chat; who read it and when is
 * noted. The rows of the outbox only name the disclosure: the words are added as they are sent.
 */
export async function readCase(
  tx: Tx,
  messages: NewMessage[],
  { contact, input }: Occasion,
  id: CaseId,
  now: number,
): Promise<void> {
  const row = await findCase(tx.db, id)
  const roles = await accessOf(tx, [contact.id])
  const isHers = roles.some(
    ({ role, programme }) => role !== 'coordinator' && programme === row?.programme,
  )
  const { address_id } = contact
  if (!row || !isHers || address_id === null) return
  await noteCaseEvent(tx.db, { case_id: id, type: 'read', person_id: contact.id, at: now })
  const disclosures = await disclosuresOf(tx.db, id)
  for (const { id: disclosure_id } of disclosures) {
    messages.push({
      key: `safety:${id}:${input.id}:read:${disclosure_id}`,
      contact_id: contact.id,
      address_id,
      class: 'alert',
      text: '',
      choices: null,
      disclosure_id,
      due_at: now,
      created_at: now,
    })
  }
}
