import { sql } from 'kysely'
import type { CohortId, ContactId, TicketId } from '../../model/ids.ts'
import type { Priority, TicketEvent } from '../../model/ticket.ts'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'
import type { TicketTable } from '../tables/desk.ts'

/** A ticket with whose it is: the contact, her cohort, and the people who answer for it. */
export type Ticket = Awaited<ReturnType<typeof findTickets>>[number]

/** Tickets by their numbers, closed ones too. */
export const findTickets = prepared((tx: Tx, ids: readonly TicketId[]) =>
  tickets(tx.db).where(tx.among('t.id', ids)).orderBy('t.id'),
)

/** The open tickets of a contact, in the order they were opened. */
export const ticketsOfContact = prepared((db: Database, contact: ContactId) =>
  tickets(db).where('t.contact_id', '=', contact).where('t.closed_at', 'is', null).orderBy('t.id'),
)

/** The open tickets that are somebody's business: her own, and those of the cohorts she is trainer or backup of. */
export const ticketsOfStaff = prepared((db: Database, person: ContactId) => {
  const owned = db
    .selectFrom('tickets')
    .select('id')
    .where('owner_id', '=', person)
    .where('closed_at', 'is', null)
  const ofCohorts = db
    .selectFrom('cohorts as h')
    .innerJoin('contacts as m', 'm.cohort_id', 'h.id')
    .innerJoin('tickets as u', 'u.contact_id', 'm.id')
    .select('u.id')
    .where((q) => q.or([q('h.trainer_id', '=', person), q('h.backup_id', '=', person)]))
    .where('u.closed_at', 'is', null)
  return tickets(db).where('t.id', 'in', owned.union(ofCohorts)).orderBy('t.id')
})

/** The tickets of some programmes for which nobody answers in time. */
export async function overdueTickets(
  db: Database,
  programmes: readonly string[],
): Promise<readonly Ticket[]> {
  if (programmes.length === 0) return []
  return tickets(db)
    .where('t.closed_at', 'is', null)
    .where('t.overdue_at', 'is not', null)
    .where('g.programme', 'in', programmes)
    .orderBy('t.id')
    .execute()
}

/** The open tickets of a cohort's people that one person has. */
export function ticketsOwnedIn(
  db: Database,
  cohort: CohortId,
  owner: ContactId,
): Promise<readonly Ticket[]> {
  return tickets(db)
    .where('c.cohort_id', '=', cohort)
    .where('t.owner_id', '=', owner)
    .where('t.closed_at', 'is', null)
    .orderBy('t.id')
    .execute()
}

function tickets(db: Database) {
  return db
    .selectFrom('tickets as t')
    .innerJoin('contacts as c', 'c.id', 't.contact_id')
    .leftJoin('addresses as a', 'a.id', 'c.address_id')
    .leftJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .leftJoin('contacts as o', 'o.id', 't.owner_id')
    .leftJoin('addresses as oa', 'oa.id', 'o.address_id')
    .selectAll('t')
    .select([
      'c.name as name',
      'c.hold',
      'c.status as contact_status',
      'c.address_id',
      'c.language',
      'c.zone',
      'a.status as address_status',
      'a.account',
      'g.programme',
      'g.name as cohort_name',
      'g.trainer_id',
      'g.backup_id',
      'o.name as owner_name',
      'o.status as owner_status',
      'o.address_id as owner_address_id',
      'oa.status as owner_address_status',
      'oa.account as owner_account',
    ])
}

export type NewTicket = {
  readonly contact_id: ContactId
  readonly owner_id: ContactId | null
  readonly reason: string
  readonly priority: Priority
  readonly opened_at: number
  readonly due_at: number
}

/** Opens a ticket; returns its number. One open ticket a contact and reason: see `askAgain`. */
export async function insertTicket(db: Database, ticket: NewTicket): Promise<TicketId> {
  const { id } = await db
    .insertInto('tickets')
    .values({ ...ticket, status: 'open', times: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Adds to the open ticket of a contact and reason; returns its number, or undefined where none is open. */
export async function askAgain(
  db: Database,
  contact: ContactId,
  reason: string,
): Promise<TicketId | undefined> {
  const open = await db
    .updateTable('tickets')
    .set((q) => ({ times: q('times', '+', 1) }))
    .where('contact_id', '=', contact)
    .where('reason', '=', reason)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return open?.id
}

export type TicketChange = Partial<
  Omit<{ [Column in keyof TicketTable]: Ticket[Column & keyof Ticket] }, 'id' | 'contact_id'>
>

export function changeTicket(tx: Tx, id: TicketId, change: TicketChange): void | Promise<void> {
  return tx.updateMany('tickets', ['id'], [{ id, ...change }])
}

export function noteTicketEvent(
  tx: Tx,
  event: {
    readonly ticket_id: TicketId
    readonly type: TicketEvent
    readonly person_id: ContactId | null
    readonly at: number
    readonly note?: string | null
  },
): void | Promise<void> {
  return tx.insertMany('ticket_events', [event])
}

/** Who has been told of a ticket, in order, each with when. */
export const peopleTold = prepared((db: Database, ticket: TicketId) =>
  db
    .selectFrom('ticket_events as e')
    .innerJoin('contacts as p', 'p.id', 'e.person_id')
    .select(['e.person_id', 'e.at', 'p.name'])
    .where('e.ticket_id', '=', ticket)
    .where('e.type', '=', 'alerted')
    .orderBy('e.id'),
)

/** The ticket that somebody was told of last, and when. */
export function lastTold(db: Database, person: ContactId) {
  return db
    .selectFrom('ticket_events')
    .select(['ticket_id', 'at'])
    .where('person_id', '=', person)
    .where('type', '=', sql.lit<TicketEvent>('alerted'))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** These contacts have answered: their tickets that wait for nothing else are looked at now, but for a talk. */
export async function wakeAnswered(
  tx: Tx,
  contacts: readonly ContactId[],
  now: number,
): Promise<void> {
  if (contacts.length > 0) await wakeUnlessTalking(tx, contacts, now)
}

const wakeUnlessTalking = prepared((tx: Tx, contacts: readonly ContactId[], now: number) =>
  tx.db
    .updateTable('tickets')
    .set({ wake_at: now })
    .where(tx.among('contact_id', contacts))
    .where('reason', 'in', ANSWERABLE)
    .where('closed_at', 'is', null)
    .where((q) => q.or([q('promise', 'is', null), q('promise', '<>', 'talk')])),
)

/** What somebody has of a programme's people, and not as trainer or backup of theirs, is looked at now. */
export async function wakeTicketsOf(
  db: Database,
  { person, programme }: { readonly person: ContactId; readonly programme: string },
  now: number,
): Promise<void> {
  const theirs = db
    .selectFrom('contacts as c')
    .innerJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select('c.id')
    .where('g.programme', '=', programme)
    .where((q) => q.or([q('g.trainer_id', 'is', null), q('g.trainer_id', '<>', person)]))
    .where((q) => q.or([q('g.backup_id', 'is', null), q('g.backup_id', '<>', person)]))
  await db
    .updateTable('tickets')
    .set({ wake_at: now })
    .where('owner_id', '=', person)
    .where('closed_at', 'is', null)
    .where('contact_id', 'in', theirs)
    .execute()
}

/** The reasons of tickets that ask for nothing but an answer that can be read. */
export const ANSWERABLE: readonly string[] = ['unread-answer', 'no-answer']

/** Whether a person talks with a contact. */
export async function isTalkedWith(db: Database, contact: ContactId): Promise<boolean> {
  const talk = await db
    .selectFrom('tickets')
    .select('id')
    .where('contact_id', '=', contact)
    .where('closed_at', 'is', null)
    .where('promise', '=', 'talk')
    .executeTakeFirst()
  return talk !== undefined
}
