import { sql } from 'kysely'
import type { ContactId, InputId, MessageId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import type { Tx } from '../store.ts'

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
  readonly name: string | null
  readonly created_at: number
  readonly programme: string
}

/**
 * What the staff of her programme, and who shares a phone with her, was sent and wrote since she came: of her calls, while
 * she was talked with, or with her name or first name in it as words. What waits to be sent to the staff and is not of her
 * calls is left: an alert of somebody else must not be lost.
 */
export async function findMentions(tx: Tx, person: Person, now: number): Promise<Mentions> {
  const isNamed = namesWholly(person.name)
  const staff = await staffOf(tx, person.programme)
  const sharers = await sharersWith(tx, person.id)
  const others = [...new Set([...staff, ...sharers])].filter((id) => id !== person.id)
  const tickets = await tx.db
    .selectFrom('tickets')
    .select(['id', 'owner_id', 'opened_at', 'closed_at'])
    .where('contact_id', '=', person.id)
    .execute()
  const ids = new Set(tickets.map(({ id }) => id as number))
  const messages = await tx.db
    .selectFrom('messages')
    .select(['id', 'contact_id', 'text', 'choices', 'ticket_id', 'status'])
    .where('created_at', '>=', person.created_at)
    .where(tx.among('contact_id', others))
    .execute()
  const isHers = ({ ticket_id }: { ticket_id: number | null }) =>
    ticket_id !== null && ids.has(ticket_id)
  const found = messages.filter((row) => isHers(row) || isNamed(`${row.text} ${row.choices ?? ''}`))
  const waiting = new Set(['queued', 'sending'])
  const unsent = found.filter(
    (row) => row.status === 'queued' && (isHers(row) || sharers.includes(row.contact_id)),
  )
  const talks = await talksOf(tx, tickets, now)
  const inputs = await tx.db
    .selectFrom('inputs')
    .select(['id', 'contact_id', 'payload', 'heard_at'])
    .where('heard_at', '>=', person.created_at)
    .where('status', 'in', ['done', 'dead'])
    .where(tx.among('contact_id', others))
    .execute()
  const wasTalking = (row: { contact_id: ContactId; heard_at: number }) =>
    talks.some(
      ({ by, from, to }) => by === row.contact_id && row.heard_at >= from && row.heard_at <= to,
    )
  return {
    messages: [...found.filter(({ status }) => !waiting.has(status)), ...unsent].map(
      ({ id }) => id,
    ),
    unsent: unsent.map(({ id }) => id),
    inputs: inputs.filter((row) => wasTalking(row) || isNamed(row.payload)).map(({ id }) => id),
    desks: await desksNaming(tx, others, person.id, isNamed, ids),
    notes: await notesNaming(tx, 'tickets', person.created_at, isNamed),
    eventNotes: await notesNaming(tx, 'ticket_events', person.created_at, isNamed),
  }
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

/** Whether a text has the name, or the first of its words, as words of its own, however they are written. */
function namesWholly(name: string | null): (text: string) => boolean {
  const [first = '', ...rest] = wordsOf(name ?? '')
  if (first === '') return () => false
  return (text) => {
    const words = wordsOf(text)
    const isFull = words.some(
      (word, at) => word === first && rest.every((each, index) => words[at + 1 + index] === each),
    )
    return isFull || (first.length >= SHORTEST && words.includes(first))
  }
}

/** A first name that is shorter may be any word. */
const SHORTEST = 3

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

async function staffOf(tx: Tx, programme: string): Promise<readonly ContactId[]> {
  const { rows } = await sql<{ id: ContactId | null }>`
    select trainer_id as id from cohorts where programme = ${programme}
    union select backup_id from cohorts where programme = ${programme}
    union select contact_id from access where programme = ${programme}
    union select c.id from contacts as c join cohorts as g on g.id = c.cohort_id
      where g.programme = ${programme} and c.role <> 'entrepreneur'`.execute(tx.db)
  return rows.flatMap(({ id }) => id ?? [])
}

async function sharersWith(tx: Tx, id: ContactId): Promise<readonly ContactId[]> {
  const rows = await tx.db
    .selectFrom('address_contacts as mine')
    .innerJoin('address_contacts as s', 's.address_id', 'mine.address_id')
    .select('s.contact_id')
    .where('mine.contact_id', '=', id)
    .execute()
  return rows.map(({ contact_id }) => contact_id)
}

type Talk = { readonly by: ContactId; readonly from: number; readonly to: number }

/** Who has taken her calls, and when they were open: one may have handed her over to the next. */
async function talksOf(
  tx: Tx,
  tickets: readonly {
    readonly id: number
    readonly owner_id: ContactId | null
    readonly opened_at: number
    readonly closed_at: number | null
  }[],
  now: number,
): Promise<readonly Talk[]> {
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
async function desksNaming(
  tx: Tx,
  people: readonly ContactId[],
  id: ContactId,
  isNamed: (text: string) => boolean,
  tickets: ReadonlySet<number>,
): Promise<readonly ContactId[]> {
  const told = await tx.db
    .selectFrom('ticket_events')
    .select('person_id')
    .where(tx.among('ticket_id', [...tickets]))
    .execute()
  const isTold = new Set(told.map(({ person_id }) => person_id))
  const desks = await tx.db
    .selectFrom('desks')
    .select(['contact_id', 'prompt'])
    .where(tx.among('contact_id', people))
    .execute()
  const has = new RegExp(`"id":${id}[,}]`)
  return desks
    .filter(
      ({ contact_id, prompt }) =>
        isTold.has(contact_id) || (prompt !== null && (has.test(prompt) || isNamed(prompt))),
    )
    .map(({ contact_id }) => contact_id)
}

async function notesNaming(
  tx: Tx,
  table: 'tickets' | 'ticket_events',
  since: number,
  isNamed: (text: string) => boolean,
): Promise<readonly number[]> {
  const at = table === 'tickets' ? 'opened_at' : 'at'
  const { rows } = await sql<{ id: number; note: string }>`
    select id, note from ${sql.table(table)} where note is not null and ${sql.ref(at)} >= ${since}`.execute(
    tx.db,
  )
  return rows.filter(({ note }) => isNamed(note)).map(({ id }) => id)
}
