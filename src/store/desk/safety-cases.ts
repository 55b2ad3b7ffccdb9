import type { CaseId, ContactId } from '../../model/ids.ts'
import type { CaseEvent } from '../../model/safety.ts'
import type { Database, Tx } from '../store.ts'
import type { SafetyCaseTable } from '../tables/desk.ts'

/** A case with what an officer may know of its contact. */
export type SafetyCase = NonNullable<Awaited<ReturnType<typeof findCase>>>

type NewCase = Pick<
  SafetyCaseTable,
  'contact_id' | 'programme' | 'category' | 'urgent' | 'stage' | 'opened_at'
>

export async function insertCase(db: Database, opened: NewCase): Promise<CaseId> {
  const { id } = await db
    .insertInto('safety_cases')
    .values(opened)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The open case of a contact; there is at most one. */
export function openCaseOf(db: Database, contact: ContactId) {
  return cases(db)
    .where('s.contact_id', '=', contact)
    .where('s.cleared_at', 'is', null)
    .executeTakeFirst()
}

export function findCase(db: Database, id: CaseId) {
  return cases(db).where('s.id', '=', id).executeTakeFirst()
}

/** The open cases of some programmes, or of all, the oldest first. */
export async function openCases(
  db: Database,
  programmes?: readonly string[],
): Promise<readonly SafetyCase[]> {
  const open = cases(db).where('s.cleared_at', 'is', null).orderBy('s.id')
  if (!programmes) return open.execute()
  return programmes.length === 0 ? [] : open.where('s.programme', 'in', programmes).execute()
}

function cases(db: Database) {
  return db
    .selectFrom('safety_cases as s')
    .innerJoin('contacts as c', 'c.id', 's.contact_id')
    .leftJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .leftJoin('contacts as t', 't.id', 'g.trainer_id')
    .leftJoin('contacts as o', 'o.id', 's.acknowledged_by')
    .select([
      's.id',
      's.contact_id',
      's.programme',
      's.category',
      's.urgent',
      's.stage',
      's.opened_at',
      's.wake_at',
      's.acknowledged_at',
      's.acknowledged_by',
      's.cleared_at',
      'c.name',
      'c.status',
      'c.fields',
      'c.phone',
      'g.name as cohort',
      't.name as trainer',
      'o.name as attended_by',
    ])
}

export type CaseChange = Partial<
  Pick<SafetyCaseTable, 'urgent' | 'stage' | 'category'> & {
    readonly wake_at: number | null
    readonly acknowledged_at: number | null
    readonly acknowledged_by: ContactId | null
    readonly cleared_at: number
  }
>

export async function changeCase(db: Database, id: CaseId, change: CaseChange): Promise<void> {
  await db.updateTable('safety_cases').set(change).where('id', '=', id).execute()
}

export async function noteCaseEvent(
  db: Database,
  event: {
    readonly case_id: CaseId
    readonly type: CaseEvent
    readonly person_id?: ContactId | null
    readonly name?: string
    readonly at: number
  },
): Promise<void> {
  await db.insertInto('safety_events').values(event).execute()
}

/** The open cases that somebody attends to, or was told of last, are looked at now: she cannot answer for them any more. */
export async function wakeCasesOf(db: Database, person: ContactId, now: number): Promise<void> {
  const toldLast = db
    .selectFrom('safety_events')
    .select((q) => q.fn.max('id').as('id'))
    .where('type', '=', 'told')
    .groupBy('case_id')
  const toldHer = db
    .selectFrom('safety_events')
    .select('case_id')
    .where('person_id', '=', person)
    .where('id', 'in', toldLast)
  await db
    .updateTable('safety_cases')
    .set({ wake_at: now })
    .where('cleared_at', 'is', null)
    .where((q) =>
      q.or([
        q('acknowledged_by', '=', person),
        q.and([q('acknowledged_at', 'is', null), q('id', 'in', toldHer)]),
      ]),
    )
    .execute()
}

/** What has happened to some cases, in order. */
export function eventsOfCases(tx: Tx, ids: readonly CaseId[]) {
  return tx.db
    .selectFrom('safety_events')
    .select(['case_id', 'type', 'person_id', 'at'])
    .where(tx.among('case_id', ids))
    .orderBy('id')
    .execute()
}

/** What an officer was shown last of her cases. */
export function shownTo(db: Database, contact: ContactId) {
  return db
    .selectFrom('safety_prompts')
    .select(['case_id', 'shown', 'at'])
    .where('contact_id', '=', contact)
    .executeTakeFirst()
}

export function rememberShown(
  tx: Tx,
  prompt: {
    readonly contact_id: ContactId
    readonly case_id: CaseId
    readonly shown: string
    readonly at: number
  },
): void | Promise<void> {
  return tx.upsertMany('safety_prompts', ['contact_id'], [prompt])
}
