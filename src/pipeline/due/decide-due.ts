import {
  byOrder,
  decide,
  type Decision,
  type Situation,
  type Waiting,
} from '../../calendar/decide.ts'
import { dayOf } from '../../calendar/local.ts'
import { keyOf, plan, type PlannedCohort } from '../../calendar/plan.ts'
import type { Reason } from '../../calendar/reason.ts'
import { windowOf } from '../../calendar/window.ts'
import type { ConversationState } from '../../conversation/state.ts'
import type { ContactId } from '../../model/ids.ts'
import { calendarPeopleById } from '../../store/people/calendar-people.ts'
import { claimFree } from '../../store/talk/claims.ts'
import { findConversations } from '../../store/talk/conversations.ts'
import { addInputs, type NewInput } from '../../store/talk/inputs.ts'
import {
  changeOccurrences,
  contactsWithDue,
  startsToCome,
  waitingOccurrences,
  writtenSince,
  type OccurrenceChange,
  type WaitingOccurrence,
} from '../../store/talk/occurrences.ts'
import type { Tx } from '../../store/store.ts'
import { situationOf, writtenOf } from './calendar-facts.ts'
import { cohortsOf } from './plan-days.ts'
import type { Calendar } from './scheduler.ts'
import { WEEK_BACK } from './taken-days.ts'
import { readEach, reportUnread } from './unread-people.ts'

/** Occurrences looked at in one transaction, at the most. */
const GROUP = 500

/** Decides over what is due: starts become inputs, all in one transaction. Returns whether there was anything. */
export function decideDue({ store, programmes }: Calendar, now: number): Promise<boolean> {
  return store.transact(async (tx) => {
    // a turn of hers may be changing what is decided over: it is looked at again
    const due = await claimFree(tx, await contactsWithDue(tx, now, GROUP))
    if (due.length === 0) return false
    const busy = new Set(await startsToCome(tx, due))
    const free = due.filter((id) => !busy.has(id))
    const cases = await readCases(tx, free, { programmes, now })
    const outcomes = cases.map(decideAll)
    await changeOccurrences(
      tx,
      outcomes.flatMap(({ changes }) => changes),
    )
    await addInputs(
      tx,
      outcomes.flatMap(({ starts }) => starts),
    )
    return free.length > 0
  })
}

/** A person with what waits for her, and all that is needed to decide over it. */
type Case = {
  readonly contact: ContactId
  readonly rows: readonly Open[]
  readonly situation: Omit<Situation, 'waiting'>
}

/** A waiting row as the calendar sees it; without an occurrence where its programme plans no such thing any more. */
type Open = { readonly row: WaitingOccurrence; readonly occurrence?: Waiting }

async function readCases(
  tx: Tx,
  contacts: readonly ContactId[],
  { programmes, now }: { programmes: Calendar['programmes']; now: number },
): Promise<readonly Case[]> {
  const people = await calendarPeopleById(tx, contacts)
  const cohorts = await cohortsOf(tx, people, programmes)
  const rows = Map.groupBy(await waitingOccurrences(tx, contacts), (row) => row.contact_id)
  const written = Map.groupBy(
    await writtenSince(tx, contacts, now - WEEK_BACK),
    (each) => each.contact_id,
  )
  const states = new Map(
    (await findConversations(tx, contacts)).map((row) => [row.contact_id, row.state]),
  )
  const { found: known, unread } = readEach(people, (person): readonly Case[] => {
    const programme = programmes.get(person.programme)
    const cohort = person.cohort_id === null ? undefined : cohorts.get(person.cohort_id)
    if (!programme || !cohort) return []
    const facts = {
      now,
      written: (written.get(person.id) ?? []).map(writtenOf),
      asking: flowAsking(states.get(person.id)),
    }
    const situation = { ...situationOf(person, programme), ...facts }
    const open = (rows.get(person.id) ?? []).map((row) => openOf(row, { situation, cohort }))
    return [{ contact: person.id, rows: open, situation }]
  })
  await reportUnread(tx, unread, now)
  const found = new Set(known.map(({ contact }) => contact))
  const lost = contacts.filter((id) => !found.has(id))
  return [...known, ...lost.map((contact) => lostCase(contact, rows.get(contact) ?? [], now))]
}

/** Her programme is gone, or she is no entrepreneur any more; or she cannot be read. */
function lostCase(contact: ContactId, rows: readonly WaitingOccurrence[], now: number): Case {
  // without an occurrence nothing else is asked of it
  const situation = { now, written: [] } as Partial<Situation> as Case['situation']
  return { contact, rows: rows.map((row) => ({ row })), situation }
}

/** The flow whose question is open: a state that is an object is a question in one of its modes. */
function flowAsking(state: string | undefined): string | undefined {
  if (state === undefined) return undefined
  const top = (JSON.parse(state) as ConversationState).frames.at(-1)
  return top && typeof top.value === 'object' ? top.flow : undefined
}

/** Late wakers check: the class may have moved, the schedule may be gone. */
function openOf(
  row: WaitingOccurrence,
  {
    situation,
    cohort,
  }: { situation: Pick<Situation, 'programme' | 'person'>; cohort: PlannedCohort },
): Open {
  const { programme, person } = situation
  const planned = plan({
    programme,
    cohort,
    person,
    window: windowOf(dayOf(row.due_at, row.zone), 1),
  })
  const same = planned.find((each) => keyOf(each) === `${row.schedule}/${row.day}`)
  const { schedules } = programme
  const schedule = same?.schedule ?? schedules.find(({ id }) => id === row.schedule)
  const isPlanned = same !== undefined || (schedule?.hers && schedule.type === 'weekly')
  if (!schedule || !isPlanned) return { row }
  const waitedFor = row.reason === null ? undefined : (JSON.parse(row.reason) as Reason)
  const { day, due_at: dueAt, planned_at: at, late_at: lateAt } = row
  return { row, occurrence: { schedule, day, dueAt, at, lateAt, waitedFor } }
}

type Outcome = {
  readonly changes: readonly OccurrenceChange[]
  readonly starts: readonly NewInput[]
}

/** Over each occurrence of a person that is due, in the order of their classes. */
function decideAll({ contact, rows, situation }: Case): Outcome {
  const changes: OccurrenceChange[] = []
  const starts: NewInput[] = []
  const { now } = situation
  for (const { row, occurrence } of rows)
    if (!occurrence && row.planned_at <= now) changes.push(notPlanned(row, now))
  let open = rows.filter((each): each is Required<Open> => each.occurrence !== undefined)
  let startedNow: string | undefined
  const written = [...situation.written]
  const due = open.filter(({ row }) => row.planned_at <= now)
  for (const each of due.toSorted((a, b) => byOrder(a.occurrence, b.occurrence))) {
    const waiting = open.map(({ occurrence }) => occurrence)
    const own = open.find(({ row }) => row.id === each.row.id) ?? each
    const decision = decide(own.occurrence, { ...situation, written, waiting, startedNow })
    changes.push(changeOf(each.row, decision, now))
    if (decision.type === 'start') {
      startedNow = each.row.schedule
      written.push({ at: now, flows: [each.row.flow] })
    }
    if (decision.type === 'start' || decision.type === 'merge')
      starts.push(startOf(contact, each.row, now))
    open = decision.type === 'wait' ? moved(open, each, decision) : without(open, each)
  }
  return { changes, starts }
}

function moved(open: readonly Required<Open>[], { row }: Open, decision: Wait): Required<Open>[] {
  const { reason: waitedFor } = decision
  return open.map((each) =>
    each.row.id === row.id
      ? {
          row: each.row,
          occurrence: { ...each.occurrence, at: lookAt(each.row, decision), waitedFor },
        }
      : each,
  )
}

type Wait = Extract<Decision, { type: 'wait' }>

/** What nobody knows the end of is slept over until it is woken (`wakeOccurrences`), or too late. */
function lookAt({ late_at }: WaitingOccurrence, { until = late_at + 1 }: Wait): number {
  return until
}

function without(open: readonly Required<Open>[], { row }: Open): Required<Open>[] {
  return open.filter((each) => each.row.id !== row.id)
}

function changeOf(row: WaitingOccurrence, decision: Decision, now: number): OccurrenceChange {
  const { id, planned_at, moves } = row
  switch (decision.type) {
    case 'start':
      return { id, status: 'started', planned_at, moves, reason: null, decided_at: now }
    case 'merge':
    case 'skip': {
      const status = decision.type === 'merge' ? 'merged' : 'skipped'
      const reason = JSON.stringify(decision.reason)
      return { id, status, planned_at, moves, reason, decided_at: now }
    }
    case 'wait': {
      const reason = JSON.stringify(decision.reason)
      const at = lookAt(row, decision)
      const known = withMove(row, decision.reason)
      return { id, status: 'waiting', planned_at: at, moves: known, reason, decided_at: null }
    }
    default:
      return decision satisfies never
  }
}

/** What it waits for is said once, however often it was looked at. */
function withMove({ moves, reason }: WaitingOccurrence, move: Reason): string {
  const known = JSON.parse(moves) as Reason[]
  return reason === JSON.stringify(move) ? moves : JSON.stringify([...known, move])
}

function notPlanned({ id, planned_at, moves }: WaitingOccurrence, now: number): OccurrenceChange {
  const reason = JSON.stringify({ code: 'not-planned-any-more' } satisfies Reason)
  return { id, status: 'skipped', planned_at, moves, reason, decided_at: now }
}

/** Unique by the occurrence: a second look, or another process, adds nothing. */
function startOf(contact: ContactId, row: WaitingOccurrence, now: number): NewInput {
  const { flow, late_at: until } = row
  return {
    account: 'calendar',
    external_id: `occurrence/${row.id}`,
    contact_id: contact,
    address_id: null,
    payload: JSON.stringify({ type: 'start', flow, by: 'calendar', until }),
    heard_at: now,
  }
}
