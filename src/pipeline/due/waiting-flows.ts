import type { RunningWait } from '../../calendar/foresee.ts'
import { MOVING, stepOf, type ConversationState } from '../../conversation/state.ts'
import type { ContactId } from '../../model/ids.ts'
import type { TimerPayload } from '../../model/input.ts'
import { timersOfProgramme } from '../../store/talk/timers.ts'
import type { Database } from '../../store/store.ts'

/** Somebody's flow that lets time pass (a `wait` step) and speaks when its timer comes due. */
type WaitingFlow = RunningWait & { readonly contact: ContactId }

/** The flows that wait among a programme's people; a question's nudges and what lies under another flow are left out. */
export async function waitingFlows(
  db: Database,
  programme: string,
): Promise<readonly WaitingFlow[]> {
  const rows = await timersOfProgramme(db, programme)
  return rows.flatMap((row): readonly WaitingFlow[] => {
    const { frame, timer, armed } = JSON.parse(row.payload) as TimerPayload
    const top = (JSON.parse(row.state) as ConversationState).frames.at(-1)
    const isWaiting = typeof top?.value === 'string' && top.id === frame && timer !== MOVING
    if (!top || !isWaiting || top.timers[timer] !== armed) return []
    return [{ contact: row.contact_id, flow: top.flow, step: stepOf(top), dueAt: row.due_at }]
  })
}
