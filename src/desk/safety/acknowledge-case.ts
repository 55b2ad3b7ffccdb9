import type { CaseId } from '../../model/ids.ts'
import { safeguardingOf } from '../../store/people/access.ts'
import type { NewMessage } from '../../store/talk/messages.ts'
import {
  changeCase,
  eventsOfCases,
  findCase,
  noteCaseEvent,
  type SafetyCase,
} from '../../store/desk/safety-cases.ts'
import type { Tx } from '../../store/store.ts'
import type { Occasion } from './apply.ts'
import { remindAt } from './round.ts'
import { tellOfficer } from './tell-officer.ts'

/** An officer attends to a case, and is told who it is; of two who say so the first has it, and the other hears who. */
export async function acknowledgeCase(
  tx: Tx,
  messages: NewMessage[],
  occasion: Occasion,
  id: CaseId,
  now: number,
): Promise<void> {
  const { contact, facts } = occasion
  const row = await findCase(tx.db, id)
  if (!row || row.cleared_at !== null) return
  if (row.acknowledged_at === null) {
    await changeCase(tx.db, id, {
      acknowledged_at: now,
      acknowledged_by: contact.id,
      wake_at: remindAt(now, facts.programme),
    })
    const acknowledged = { type: 'acknowledged', person_id: contact.id, at: now } as const
    await noteCaseEvent(tx.db, { case_id: id, ...acknowledged })
  }
  const acknowledged = await findCase(tx.db, id)
  if (acknowledged) await showMenu(tx, messages, occasion, acknowledged, now)
}

async function showMenu(
  tx: Tx,
  messages: NewMessage[],
  { contact, facts, input, staffSpeech: speech }: Occasion,
  row: SafetyCase,
  now: number,
): Promise<void> {
  const officers = await safeguardingOf(tx.db, row.programme)
  const me = officers.find(({ contact_id }) => contact_id === contact.id)
  if (!me) return
  const events = await eventsOfCases(tx, [row.id])
  const country = facts.officer?.cases.find(({ id }) => id === row.id)?.country ?? ''
  const about = { row, events, officers, country, speech, input: input.id }
  const menu = { message: 'safety-officer-menu', shown: 'menu', now } as const
  await tellOfficer(tx, messages, about, me, menu)
}

/** "No puedo ahora": the next is told at once. */
export async function declineCase(
  tx: Tx,
  { contact }: Occasion,
  id: CaseId,
  now: number,
): Promise<void> {
  const row = await findCase(tx.db, id)
  if (!row || row.cleared_at !== null || row.acknowledged_at !== null) return
  await noteCaseEvent(tx.db, { case_id: id, type: 'declined', person_id: contact.id, at: now })
  await changeCase(tx.db, id, { wake_at: now })
}
