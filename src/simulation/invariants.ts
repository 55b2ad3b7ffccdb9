import { blockAt } from '../calendar/first-allowed.ts'
import type { ConversationState } from '../conversation/state.ts'
import { dayOf } from '../calendar/local.ts'
import type { ContactId } from '../model/ids.ts'
import type { Programme } from '../model/programme.ts'
import type { Database } from '../store/store.ts'
import type { Person } from './person.ts'
import type { World } from './world.ts'

/** Something that may never be, with examples of where it is. */
export type Trouble = {
  readonly what: string
  readonly count: number
  readonly examples: readonly string[]
}

/** What went wrong in a simulated world; nothing, where the service is right. */
export async function findTrouble(
  world: World,
  programme: Programme,
  people: ReadonlyMap<ContactId, Person>,
): Promise<readonly Trouble[]> {
  const { store, now } = world
  const found = await store.read(async (db) => [
    trouble(
      'a message that the programme starts, sent in quiet hours',
      await atNight(db, programme),
    ),
    trouble('an input that waits, or died', await unfinishedInputs(db)),
    trouble('a message that was not sent', await unsentMessages(db, now)),
    trouble('a message that met silence', await unanswered(db)),
    trouble('somebody in a flow that nothing will move', await stranded(db)),
    trouble('a timer long past', await overdueTimers(db, now)),
    trouble('a figure that is not what she meant', await wrongFigures(db, people)),
    trouble('a reminder sent twice on a day', await doubles(db)),
    trouble('a day with more messages than the programme allows', await fullDays(db, programme)),
  ])
  return found.filter(({ count }) => count > 0)
}

function trouble(what: string, found: readonly string[]): Trouble {
  return { what, count: found.length, examples: found.slice(0, 5) }
}

async function atNight(db: Database, programme: Programme): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'sent_at'])
    .where('class', 'in', ['reminder', 'broadcast'])
    .where('sent_at', 'is not', null)
    .execute()
  return rows.flatMap(({ id, sent_at }) =>
    sent_at !== null && blockAt(sent_at, programme, programme.zone) ? [`message ${id}`] : [],
  )
}

async function unfinishedInputs(db: Database): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('inputs as i')
    .innerJoin('contacts as c', 'c.id', 'i.contact_id')
    .select(['i.id', 'i.status', 'i.problem'])
    .where('i.status', '!=', 'done')
    .where((q) => q.or([q('i.status', '!=', 'held'), q('c.hold', 'is', null)]))
    .execute()
  return rows.map(({ id, status, problem }) => `input ${id} ${status} ${problem ?? ''}`)
}

async function unsentMessages(db: Database, now: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('messages as m')
    .innerJoin('contacts as c', 'c.id', 'm.contact_id')
    .select(['m.id', 'm.status'])
    .where('m.status', 'in', ['queued', 'sending', 'unknown', 'failed'])
    .where('m.due_at', '<=', now)
    .where((q) => q.or([q('m.class', 'in', ['reply', 'alert']), q('c.hold', 'is', null)]))
    .execute()
  return rows.map(({ id, status }) => `message ${id} ${status}`)
}

/** What an entrepreneur wrote and nothing came back, nor went on to her trainer. */
async function unanswered(db: Database): Promise<readonly string[]> {
  const answers = await db
    .selectFrom('messages as m')
    .leftJoin('tickets as t', 't.id', 'm.ticket_id')
    .select(['m.contact_id', 'm.created_at', 't.contact_id as asked_by'])
    .where('m.class', 'in', ['reply', 'alert'])
    .where((q) => q.or([q('m.class', '=', 'reply'), q('t.contact_id', 'is not', null)]))
    .execute()
  const answered = new Set(
    answers.map(
      ({ contact_id, created_at, asked_by }) => `${asked_by ?? contact_id}/${created_at}`,
    ),
  )
  const rows = await db
    .selectFrom('inputs as i')
    .innerJoin('contacts as c', 'c.id', 'i.contact_id')
    .select(['i.id', 'i.contact_id', 'i.payload', 'i.done_at'])
    .where('i.account', '=', 'simulator')
    .where('i.status', '=', 'done')
    .where('i.problem', 'is', null)
    .where('c.role', '=', 'entrepreneur')
    .execute()
  return rows.flatMap(({ id, contact_id, payload, done_at }) =>
    answered.has(`${contact_id}/${done_at}`) ? [] : [`input ${id} ${payload}`],
  )
}

/** Each timer a frame counts on is there, and who waits at no question waits for a timer. */
async function stranded(db: Database): Promise<readonly string[]> {
  const timers = await db.selectFrom('timers').select(['contact_id', 'key']).execute()
  const known = new Set(timers.map(({ contact_id, key }) => `${contact_id}/${key}`))
  const rows = await db
    .selectFrom('conversations as v')
    .innerJoin('contacts as c', 'c.id', 'v.contact_id')
    .select(['v.contact_id', 'v.state', 'v.flow', 'v.step'])
    .where('v.flow', 'is not', null)
    .where('c.status', '=', 'active')
    .execute()
  return rows.flatMap(({ contact_id, state, flow, step }) => {
    const { frames } = JSON.parse(state) as ConversationState
    const lost = frames.some((frame, index) => {
      const armed = Object.keys(frame.timers).filter((timer) => !frame.late.includes(timer))
      const isAsking = typeof frame.value !== 'string'
      const isTop = index === frames.length - 1
      const missing = armed.some((timer) => !known.has(`${contact_id}/${frame.id}/${timer}`))
      return missing || (isTop && !isAsking && armed.length === 0)
    })
    return lost ? [`contact ${contact_id} at ${flow}/${step}`] : []
  })
}

async function overdueTimers(db: Database, now: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('timers as t')
    .innerJoin('contacts as c', 'c.id', 't.contact_id')
    .select(['t.contact_id', 't.key'])
    .where('t.due_at', '<', now - 3_600_000)
    .where('c.hold', 'is', null)
    .execute()
  return rows.map(({ contact_id, key }) => `contact ${contact_id} ${key}`)
}

async function wrongFigures(
  db: Database,
  people: ReadonlyMap<ContactId, Person>,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('figures')
    .select(['contact_id', 'figure', 'week', 'minor', 'raw', 'rule'])
    .where('minor', 'is not', null)
    .execute()
  return rows.flatMap(({ contact_id, figure, week, minor, raw, rule }) => {
    const meant = people.get(contact_id)?.meant.get(`${figure}/${week}`)
    const where = `contact ${contact_id} ${figure} ${week}: ${minor} by '${raw}' (${rule}), meant ${meant}`
    return meant === minor ? [] : [where]
  })
}

/** The same words from the programme to the same person within twelve hours. */
async function doubles(db: Database): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'contact_id', 'text', 'sent_at'])
    .where('class', '=', 'reminder')
    .where('sent_at', 'is not', null)
    .orderBy('id')
    .execute()
  const last = new Map<string, number>()
  return rows.flatMap(({ id, contact_id, text, sent_at }) => {
    const key = `${contact_id}/${text}`
    const before = last.get(key) ?? -Infinity
    last.set(key, sent_at ?? before)
    return (sent_at ?? 0) - before < 12 * 3_600_000 ? [`message ${id}`] : []
  })
}

/** What the programme began by itself on one day: the calendar's starts and what has waited, without what went along. */
async function fullDays(db: Database, { limits, zone }: Programme): Promise<readonly string[]> {
  const merged = await db
    .selectFrom('occurrences')
    .select('id')
    .where('status', '=', 'merged')
    .execute()
  const along = new Set(merged.map(({ id }) => `occurrence/${id}`))
  const inputs = await db
    .selectFrom('inputs')
    .select(['id', 'external_id', 'payload'])
    .where('account', 'in', ['calendar', 'timers'])
    .execute()
  const began = inputs.filter(
    ({ external_id, payload }) => !along.has(external_id) && BEGINS.test(payload),
  )
  const turns = new Set(began.map(({ id }) => `turn:${id}`))
  const messages = await db
    .selectFrom('messages')
    .select(['contact_id', 'key', 'created_at'])
    .where('class', '=', 'reminder')
    .execute()
  const days = Map.groupBy(
    messages.filter(({ key }) => turns.has(key)),
    ({ contact_id, created_at }) => `contact ${contact_id} ${dayOf(created_at, zone)}`,
  )
  return [...days].flatMap(([day, { length }]) => (length > limits.aDay ? [day] : []))
}

/** A start, or the timer of a `wait` step; a nudge belongs to its question. */
const BEGINS = /"type":"start"|\.wait-/
