import type { Stage } from '../../../src/stories/stage.ts'
import type { ContactId } from '../../../src/model/ids.ts'

/** Everything that is stored at a moment between two acts. */
export type Snapshot = Awaited<ReturnType<typeof look>>
export type Person = Snapshot['people'][number]
export type Ticket = Snapshot['tickets'][number]
export type Message = Snapshot['messages'][number]

export async function look({ store, clock }: Stage) {
  const now = clock.now().getTime()
  return store.read(async (db) => ({
    now,
    people: await db
      .selectFrom('contacts as c')
      .innerJoin('addresses as a', 'a.id', 'c.address_id')
      .select(['c.id', 'c.name', 'c.role', 'c.status', 'c.hold', 'c.held_at', 'c.cohort_id'])
      .select(['c.away_until', 'a.chat', 'a.status as address_status'])
      .execute(),
    cohorts: await db.selectFrom('cohorts').selectAll().orderBy('id').execute(),
    coordinators: await db
      .selectFrom('access')
      .select(['programme', 'contact_id'])
      .where('role', '=', 'coordinator')
      .where('removed_at', 'is', null)
      .execute(),
    states: await db.selectFrom('conversations').select(['contact_id', 'state']).execute(),
    timers: await db.selectFrom('timers').selectAll().orderBy('key').execute(),
    tickets: await db.selectFrom('tickets').selectAll().orderBy('id').execute(),
    events: await db.selectFrom('ticket_events').selectAll().orderBy('id').execute(),
    inputs: await db
      .selectFrom('inputs')
      .select(['id', 'contact_id', 'status', 'payload'])
      .orderBy('id')
      .execute(),
    incidents: await db.selectFrom('incidents').select(['kind', 'programme']).execute(),
    messages: await db
      .selectFrom('messages as m')
      .innerJoin('addresses as a', 'a.id', 'm.address_id')
      .select(['m.id', 'm.key', 'm.contact_id', 'm.class', 'm.status', 'm.text', 'm.media'])
      .select(['m.ticket_id', 'm.due_at', 'm.external_id', 'a.chat'])
      .orderBy('m.id')
      .execute(),
  }))
}

/** One thing that was done, with what makes it known again. */
export type Done = {
  readonly chat: string
  /** Words or a file that stand in nothing else. */
  readonly mark?: string
  /** The ticket she named, or whose message she replied to. */
  readonly ticket?: number
}

/** What was done at once, how things stood before and after, and what left in between. */
export type Moment = {
  readonly done: readonly Done[]
  readonly before: Snapshot
  readonly after: Snapshot
  readonly sent: readonly Message[]
}

export function personAt({ people }: Snapshot, chat: string): Person | undefined {
  return people.find((each) => each.chat === chat)
}

export function personOf({ people }: Snapshot, id: ContactId | null): Person | undefined {
  return people.find((each) => each.id === id)
}

export function openTickets({ tickets }: Snapshot): readonly Ticket[] {
  return tickets.filter(({ closed_at }) => closed_at === null)
}

/** The open tickets in which somebody talks with their contact. */
export function talks(snapshot: Snapshot): readonly Ticket[] {
  return openTickets(snapshot).filter(({ promise }) => promise === 'talk')
}

/** What happened to tickets in a moment. */
export function eventsIn({ before, after }: Moment): Snapshot['events'] {
  return after.events.slice(before.events.length)
}

/** The inputs that had their turn in a moment. */
export function turnsIn({ before, after }: Moment): Snapshot['inputs'] {
  const done = new Set(before.inputs.filter(({ status }) => status === 'done').map(({ id }) => id))
  return after.inputs.filter(({ id, status }) => status === 'done' && !done.has(id))
}

export function typeOf({ payload }: { readonly payload: string }): string {
  return (JSON.parse(payload) as { type: string }).type
}

/** Whether a message would reach her: she has not left, and her chat is open. */
export function isReached({ status, address_status }: Person): boolean {
  return status === 'active' && address_status === 'open'
}
