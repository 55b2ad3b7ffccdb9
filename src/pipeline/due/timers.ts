import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { MOVING } from '../../conversation/state.ts'
import type { TimerPayload } from '../../model/input.ts'
import { addInputs } from '../../store/talk/inputs.ts'
import type { Store } from '../../store/store.ts'
import { wakeCases, wakeTickets } from '../../store/desk/wakings.ts'
import { dueTimers, takeTimers, type TimerRow } from '../../store/talk/timers.ts'

/** Timers turned into inputs in one transaction, at the most. */
const GROUP = 1_000

/** Turns due timers into inputs. Returns whether any was due. */
export function fireTimers({ store, clock }: { store: Store; clock: Clock }): Promise<boolean> {
  return store.transact(async (tx) => {
    const now = clock.now().getTime()
    const due = await dueTimers(tx, now, GROUP)
    const inputs = latestOfEachFrame(due).map((timer) => ({
      account: 'timers',
      // of two conversations that were merged into one, both have counted their frames and armings from 1
      external_id: `${timer.contact_id}/${timer.key}/${payloadOf(timer).armed}/${timer.due_at}`,
      contact_id: timer.contact_id,
      address_id: null,
      payload: JSON.stringify({ type: 'timer', ...payloadOf(timer) }),
      heard_at: now,
    }))
    await addInputs(tx, inputs)
    await takeTimers(tx, due)
    return due.length > 0
  })
}

/**
 * Takes the tickets whose time has come; fewer at once, as each is a turn of its own. Returns whether any was due. That the
 * row is taken makes it once: a ticket may be woken twice in a millisecond, and is lost if the second input looks like
 * the first.
 */
export function wakeDueTickets({ store, clock }: { store: Store; clock: Clock }): Promise<boolean> {
  return store.transact(async (tx) => {
    const now = clock.now().getTime()
    const due = await wakeTickets(tx, now, TICKETS)
    const inputs = due.map(({ id, contact_id, wake_at }) => ({
      account: 'desk',
      external_id: `ticket/${id}/${wake_at}/${randomUUID()}`,
      contact_id,
      address_id: null,
      payload: JSON.stringify({ type: 'ticket', ticket: id }),
      heard_at: now,
    }))
    await addInputs(tx, inputs)
    return due.length > 0
  })
}

const TICKETS = 100

/** Takes the safety cases that nobody has answered for in time. Returns whether any was due. */
export function wakeDueCases({ store, clock }: { store: Store; clock: Clock }): Promise<boolean> {
  return store.transact(async (tx) => {
    const now = clock.now().getTime()
    const due = await wakeCases(tx, now, TICKETS)
    const inputs = due.map(({ id, contact_id, wake_at }) => ({
      account: 'safety',
      external_id: `case/${id}/${wake_at}/${randomUUID()}`,
      contact_id,
      address_id: null,
      payload: JSON.stringify({ type: 'case' }),
      heard_at: now,
    }))
    await addInputs(tx, inputs)
    return due.length > 0
  })
}

/**
 * After a pause several timers of one question may be due: only the last still says something true. Before it comes the
 * move to another version, which takes the question away.
 */
function latestOfEachFrame(due: readonly TimerRow[]): readonly TimerRow[] {
  const moves = due.filter((row) => payloadOf(row).timer === MOVING)
  const latest = new Map<string, TimerRow>()
  for (const row of due) {
    if (!moves.includes(row)) latest.set(`${row.contact_id}/${payloadOf(row).frame}`, row)
  }
  return [...moves, ...latest.values()]
}

function payloadOf(timer: TimerRow): TimerPayload {
  return JSON.parse(timer.payload) as TimerPayload
}
