import type { SafetyEffect } from '../../conversation/safety/effect.ts'
import { askResolved, holdContact } from '../../store/desk/holds.ts'
import { cancelProactive, type NewMessage } from '../../store/talk/messages.ts'
import { insertCase, noteCaseEvent, openCaseOf } from '../../store/desk/safety-cases.ts'
import type { Tx } from '../../store/store.ts'
import type { Occasion } from './apply.ts'
import { makeUrgent, tellNext } from './tell-next.ts'

/** Holds her, cancels what the programme was about to send by itself, and tells the safeguarding person. */
export async function openCase(
  tx: Tx,
  messages: NewMessage[],
  occasion: Occasion,
  { category, isUrgent, stage }: Extract<SafetyEffect, { type: 'openCase' }>,
  now: number,
): Promise<void> {
  const { contact } = occasion
  const open = await openCaseOf(tx.db, contact.id)
  if (open) return isUrgent ? makeUrgent(tx, messages, occasion, now) : undefined
  if (contact.programme === null) throw new Error(`contact ${contact.id} is of no programme`)
  const case_id = await insertCase(tx.db, {
    contact_id: contact.id,
    programme: contact.programme,
    category,
    urgent: isUrgent ? 1 : 0,
    stage,
    opened_at: now,
  })
  await noteCaseEvent(tx.db, { case_id, type: 'opened', at: now })
  await holdContact(tx, contact.id, 'safety', now)
  await askResolved(tx, contact.id, null)
  await cancelProactive(tx, contact.id, 'safety')
  await tellNext(tx, messages, occasion, now)
}
