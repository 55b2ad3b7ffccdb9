import type { CaseAnswer } from '../../model/safety.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { noteCaseEvent } from '../../store/desk/safety-cases.ts'
import type { Tx } from '../../store/store.ts'
import type { Occasion } from './apply.ts'
import { readAbout } from './tell-next.ts'
import { tellWhoKnows } from './tell-officer.ts'

/** What she answers or asks for is kept, and who attends to her case, or was told last, hears it at once. */
export async function noteAnswer(
  tx: Tx,
  messages: NewMessage[],
  occasion: Occasion,
  answer: CaseAnswer,
  now: number,
): Promise<void> {
  const about = await readAbout(tx, occasion)
  if (!about) return
  await noteCaseEvent(tx.db, { case_id: about.row.id, type: answer, at: now })
  await tellWhoKnows(tx, messages, about, `safety-said-${answer}`, now)
}
