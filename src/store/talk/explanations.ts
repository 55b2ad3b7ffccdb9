import type { ContactId, InputId, MessageId, OccurrenceId } from '../../model/ids.ts'
import { cohortsOfStaff } from '../people/staff.ts'
import type { Database } from '../store.ts'

export type MessageStory = NonNullable<Awaited<ReturnType<typeof findMessageStory>>>

/**
 * A message with all that explains it: its person and whose programme's clock is hers, the input whose turn wrote it, and
 * the occurrence behind that.
 */
export async function findMessageStory(db: Database, id: MessageId) {
  const message = await db
    .selectFrom('messages as m')
    .innerJoin('contacts as c', 'c.id', 'm.contact_id')
    .leftJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .leftJoin('tickets as t', 't.id', 'm.ticket_id')
    .select([
      'm.id',
      'm.key',
      'm.class',
      'm.status',
      'm.reason',
      'm.said_by',
      'm.due_at',
      'm.created_at',
      'm.sent_at',
      'm.contact_id',
      'c.name',
      'c.zone',
      'g.programme',
      'm.ticket_id',
      't.reason as ticket_reason',
      't.opened_at',
    ])
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!message) return undefined
  const input = await inputOf(db, message.key)
  const programme = message.programme ?? (await programmeOfStaff(db, message.contact_id))
  return { message: { ...message, programme }, input, occurrence: await occurrenceOf(db, input) }
}

/** The programme of the first group she is trainer or backup of, or in which she has a role. */
async function programmeOfStaff(db: Database, contact: ContactId): Promise<string | null> {
  const [cohort] = await cohortsOfStaff(db, contact)
  if (cohort) return cohort.programme
  const role = await db
    .selectFrom('access')
    .select('programme')
    .where('contact_id', '=', contact)
    .orderBy('id')
    .executeTakeFirst()
  return role?.programme ?? null
}

/** The input whose turn said a message, or told the staff of it. */
async function inputOf(db: Database, key: string) {
  const id = /^(?:turn|desk|alert):(\d+)/.exec(key)?.[1]
  if (id === undefined) return undefined
  return db
    .selectFrom('inputs')
    .select(['id', 'account', 'external_id', 'payload', 'heard_at'])
    .where('id', '=', Number(id) as InputId)
    .executeTakeFirst()
}

/** A start of the calendar names its occurrence. */
async function occurrenceOf(
  db: Database,
  input: { readonly account: string; readonly external_id: string } | undefined,
) {
  const id = /^occurrence\/(\d+)$/.exec(input?.external_id ?? '')?.[1]
  if (input?.account !== 'calendar' || id === undefined) return undefined
  return db
    .selectFrom('occurrences')
    .selectAll()
    .where('id', '=', Number(id) as OccurrenceId)
    .executeTakeFirst()
}

/** The latest occurrences of a person, with what the turn of each start has noted. */
export async function occurrencesOf(db: Database, contact: ContactId, limit: number) {
  const rows = await db
    .selectFrom('occurrences')
    .selectAll()
    .where('contact_id', '=', contact)
    .orderBy('due_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const notes = await db
    .selectFrom('inputs')
    .select(['external_id', 'problem'])
    .where('contact_id', '=', contact)
    .where('account', '=', 'calendar')
    .where('problem', 'is not', null)
    .execute()
  const byKey = new Map(notes.map(({ external_id, problem }) => [external_id, problem]))
  return rows.map((row) => ({ ...row, note: byKey.get(`occurrence/${row.id}`) ?? null }))
}
