import { sql } from 'kysely'
import type { ContactId, InputId, MessageId, TicketId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import type { Tx } from '../store.ts'
import { sharersOf } from './shared-phones.ts'

/** The payload of an input whose words were taken out. */
export const NO_WORDS = JSON.stringify({ type: 'text', text: '' } satisfies InputPayload)

/** Rows of other people that quote or name somebody. */
export type Mentions = {
  readonly messages: readonly MessageId[]
  /** Of those what has not left: it is of her calls, or would tell her name to who shares a phone with her. */
  readonly unsent: readonly MessageId[]
  readonly inputs: readonly InputId[]
  readonly desks: readonly ContactId[]
  readonly notes: readonly number[]
  readonly eventNotes: readonly number[]
}

type Person = {
  readonly id: ContactId
  readonly created_at: number
  readonly programme: string
}

/** Whether a text has her name in it. */
type Names = (text: string) => boolean

/**
 * What the staff of her programme, and who shares a phone with her, was sent and wrote since she came: of her calls, while
 * she was talked with, or naming her. What waits to be sent to the staff and is not of her calls is left: an alert of somebody
 * else must not be lost.
 */
export async function findMentions(
  tx: Tx,
  person: Person,
  isNamed: Names,
  now: number,
): Promise<Mentions> {
  const { id, created_at: since } = person
  const staff = await everStaffOf(tx, person.programme)
  const sharers = (await sharersOf(tx, [id])).map(({ contact_id }) => contact_id)
  const people = [...new Set([...staff, ...sharers])].filter((each) => each !== id)
  const tickets = await tx.db
    .selectFrom('tickets')
    .select(['id', 'owner_id', 'opened_at', 'closed_at'])
    .where('contact_id', '=', id)
    .execute()
  const place = { people, since, isNamed }
  return {
    ...(await messagesOf(tx, place, { tickets, sharers })),
    inputs: await inputsOf(tx, place, await talksOf(tx, tickets, now)),
    desks: await desksOf(tx, place, { id, tickets }),
    notes: await notesOf(tx, place, 'tickets'),
    eventNotes: await notesOf(tx, place, 'ticket_events'),
  }
}

/** Whose rows are looked at, from when on. */
type Place = {
  readonly people: readonly ContactId[]
  readonly since: number
  readonly isNamed: Names
}

type Ticket = {
  readonly id: TicketId
  readonly owner_id: ContactId | null
  readonly opened_at: number
  readonly closed_at: number | null
}

async function messagesOf(
  tx: Tx,
  { people, since, isNamed }: Place,
  of: { readonly tickets: readonly Ticket[]; readonly sharers: readonly ContactId[] },
): Promise<Pick<Mentions, 'messages' | 'unsent'>> {
  const hers = new Set<number | null>(of.tickets.map(({ id }) => id))
  const rows = await tx.db
    .selectFrom('messages')
    .select(['id', 'contact_id', 'text', 'choices', 'ticket_id', 'status'])
    .where('created_at', '>=', since)
    .where(tx.among('contact_id', people))
    .execute()
  const found = rows.filter(
    ({ text, choices, ticket_id }) =>
      hers.has(ticket_id) || isNamed(`${text} ${wordsOf(choices ?? '')}`),
  )
  const unsent = found.filter(
    ({ status, ticket_id, contact_id }) =>
      status === 'queued' && (hers.has(ticket_id) || of.sharers.includes(contact_id)),
  )
  const left = found.filter(({ status }) => status !== 'queued' && status !== 'sending')
  return {
    messages: [...left, ...unsent].map(({ id }) => id),
    unsent: unsent.map(({ id }) => id),
  }
}

async function inputsOf(
  tx: Tx,
  { people, since, isNamed }: Place,
  talks: readonly Talk[],
): Promise<readonly InputId[]> {
  const rows = await tx.db
    .selectFrom('inputs')
    .select(['id', 'contact_id', 'payload', 'heard_at'])
    .where('heard_at', '>=', since)
    .where('status', 'in', ['done', 'dead'])
    .where(tx.among('contact_id', people))
    .execute()
  return rows
    .filter(
      ({ contact_id, heard_at, payload }) =>
        isNamed(wordsOf(payload)) ||
        talks.some(({ by, from, to }) => by === contact_id && heard_at >= from && heard_at <= to),
    )
    .map(({ id }) => id)
}

/** Takes the words out of rows that stay. */
export async function emptyMentions(tx: Tx, mentions: Mentions): Promise<void> {
  const { messages, unsent, inputs, desks, notes, eventNotes } = mentions
  const cancelled = { status: 'cancelled', reason: 'erased' }
  await tx.updateMany(
    'messages',
    ['id'],
    unsent.map((id) => ({ id, ...cancelled })),
  )
  const empty = { text: '', choices: null, media: null, ticket_id: null }
  await tx.updateMany(
    'messages',
    ['id'],
    messages.map((id) => ({ id, ...empty })),
  )
  await tx.updateMany(
    'inputs',
    ['id'],
    inputs.map((id) => ({ id, payload: NO_WORDS })),
  )
  await tx.deleteMany(
    'desks',
    desks.map((contact_id) => ({ contact_id })),
  )
  for (const [table, rows] of [
    ['tickets', notes],
    ['ticket_events', eventNotes],
  ] as const)
    await tx.updateMany(
      table,
      ['id'],
      rows.map((id) => ({ id, note: null })),
    )
}

/** Who is or was trainer, backup, or has or had access. */
async function everStaffOf(tx: Tx, programme: string): Promise<readonly ContactId[]> {
  const { rows } = await sql<{ id: ContactId | null }>`
    select trainer_id as id from cohorts where programme = ${programme}
    union select backup_id from cohorts where programme = ${programme}
    union select contact_id from access where programme = ${programme}
    union select c.id from contacts as c join cohorts as g on g.id = c.cohort_id
      where g.programme = ${programme} and c.role <> 'entrepreneur'`.execute(tx.db)
  return rows.flatMap(({ id }) => id ?? [])
}

type Talk = { readonly by: ContactId; readonly from: number; readonly to: number }

/** Who has taken her calls, and when they were open: one may have handed her over to the next. */
async function talksOf(tx: Tx, tickets: readonly Ticket[], now: number): Promise<readonly Talk[]> {
  const events = await tx.db
    .selectFrom('ticket_events')
    .select(['ticket_id', 'person_id'])
    .where(
      tx.among(
        'ticket_id',
        tickets.map(({ id }) => id),
      ),
    )
    .where('type', 'in', ['claimed', 'handed-over', 'left', 'closed'])
    .execute()
  return tickets.flatMap(({ id, owner_id, opened_at, closed_at }) => {
    const people = events.filter(({ ticket_id }) => ticket_id === id).map((each) => each.person_id)
    if (people.length === 0) return []
    return [...new Set([owner_id, ...people])].flatMap((by) =>
      by === null ? [] : { by, from: opened_at, to: closed_at ?? now },
    )
  })
}

/** A list or question that has her in it would lead nowhere. */
async function desksOf(
  tx: Tx,
  { people, isNamed }: Place,
  of: { readonly id: ContactId; readonly tickets: readonly Ticket[] },
): Promise<readonly ContactId[]> {
  const told = await tx.db
    .selectFrom('ticket_events')
    .select('person_id')
    .where(
      tx.among(
        'ticket_id',
        of.tickets.map(({ id }) => id),
      ),
    )
    .execute()
  const isTold = new Set(told.map(({ person_id }) => person_id))
  const desks = await tx.db
    .selectFrom('desks')
    .select(['contact_id', 'prompt'])
    .where(tx.among('contact_id', people))
    .execute()
  const hasHer = new RegExp(`"id":${of.id}[,}]`)
  return desks
    .filter(
      ({ contact_id, prompt }) =>
        isTold.has(contact_id) ||
        (prompt !== null && (hasHer.test(prompt) || isNamed(wordsOf(prompt)))),
    )
    .map(({ contact_id }) => contact_id)
}

/** What they have noted; who closes a call writes its note. */
async function notesOf(
  tx: Tx,
  { people, since, isNamed }: Place,
  table: 'tickets' | 'ticket_events',
): Promise<readonly number[]> {
  const [at, by] = table === 'tickets' ? ['opened_at', 'closed_by'] : ['at', 'person_id']
  const { rows } = await sql<{ id: number; note: string }>`
    select id, note from ${sql.table(table)}
    where note is not null and ${sql.ref(at)} >= ${since} and ${tx.among(by, people)}`.execute(
    tx.db,
  )
  return rows.filter(({ note }) => isNamed(note)).map(({ id }) => id)
}

/** JSON with its escapes as spaces: behind a line break of a text stands `n` in it. */
function wordsOf(json: string): string {
  return json.replaceAll(/\\[bfnrt]/g, ' ')
}
