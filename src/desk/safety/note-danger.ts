import type { SafetyEffect } from '../../conversation/safety/effect.ts'
import { isGraverThan } from '../../model/safety.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import { changeCase, noteCaseEvent } from '../../store/desk/safety-cases.ts'
import type { Tx } from '../../store/store.ts'
import type { Occasion } from './apply.ts'
import { makeUrgent, readAbout } from './tell-next.ts'
import { tellWhoKnows } from './tell-officer.ts'

/**
 * She tells of another danger: who knows of her hears which, without the words. The case keeps the gravest of its names; one
 * that may cost a life now has to be answered anew, within a quarter of an hour.
 */
export async function noteDanger(
  tx: Tx,
  messages: NewMessage[],
  occasion: Occasion,
  { category, isUrgent }: Extract<SafetyEffect, { type: 'noteDanger' }>,
  now: number,
): Promise<void> {
  const about = await readAbout(tx, occasion)
  if (!about) return
  const { row } = about
  const isGraver = isGraverThan(category, row)
  if (isGraver) await changeCase(tx.db, row.id, { category })
  await noteCaseEvent(tx.db, { case_id: row.id, type: 'other-danger', at: now })
  if (isUrgent && (isGraver || row.urgent === 0))
    return makeUrgent(tx, messages, occasion, now, category)
  const other = { ...row, category, urgent: isUrgent ? (1 as const) : row.urgent }
  await tellWhoKnows(tx, messages, { ...about, row: other }, 'safety-other-danger', now)
}
