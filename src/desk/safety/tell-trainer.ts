import { common } from '../../conversation/say/common-text.ts'
import { officerTold } from '../../conversation/safety/told.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { noteCaseEvent, openCaseOf } from '../../store/desk/safety-cases.ts'
import { findStaff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { isReachable } from '../chain.ts'
import type { Occasion } from './apply.ts'
import { readAbout } from './tell-next.ts'
import { tellWhoKnows } from './tell-officer.ts'

/** She chose that her trainer be told too: that she is to be looked for, and nothing of why (R39). */
export async function tellTrainer(
  tx: Tx,
  messages: NewMessage[],
  occasion: Occasion,
  now: number,
): Promise<void> {
  const { contact, input, facts, staffSpeech } = occasion
  const open = await openCaseOf(tx.db, contact.id)
  if (!open || contact.trainer_id === null) return
  const trainer = await findStaff(tx.db, contact.trainer_id)
  if (!trainer || !isReachable(trainer)) return
  const name = facts.name ?? common(staffSpeech, 'desk-somebody')
  const organisation = facts.programme?.organisation ?? ''
  messages.push({
    key: `safety:${open.id}:${input.id}:trainer`,
    contact_id: trainer.id,
    address_id: trainer.address_id,
    class: 'alert',
    text: common(staffSpeech, 'safety-trainer', {
      name,
      organisation,
      'officer-told': officerTold(facts),
    }),
    choices: null,
    due_at: now,
    created_at: now,
  })
  const told = { case_id: open.id, type: 'trainer-told', person_id: trainer.id, at: now } as const
  await noteCaseEvent(tx.db, told)
  const about = await readAbout(tx, occasion)
  if (about) await tellWhoKnows(tx, messages, about, 'safety-said-trainer-too', now)
}
