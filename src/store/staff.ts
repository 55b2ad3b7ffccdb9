import type { CohortId, ContactId } from '../model/ids.ts'
import type { Database } from './store.ts'

/** Somebody of the programme who can be told of a ticket. */
export type Staff = Awaited<ReturnType<typeof staffOf>>[number]

/** Who answers for a cohort, in the order in which they are told: trainer, backup, the programme's coordinators. */
export async function staffOf(db: Database, cohort: CohortId | null) {
  if (cohort === null) return []
  const [group] = await db.selectFrom('cohorts').selectAll().where('id', '=', cohort).execute()
  if (!group) return []
  const own = [group.trainer_id, group.backup_id].filter((id) => id !== null)
  const people = await staff(db)
    .where((q) =>
      q.or([
        q('c.id', 'in', own.length > 0 ? own : [0 as ContactId]),
        q.and([q('c.role', '=', 'coordinator'), q('c.programme', '=', group.programme)]),
      ]),
    )
    .orderBy('c.id')
    .execute()
  const named = own.flatMap((id) => people.filter((each) => each.id === id))
  return [...new Set([...named, ...people])]
}

/** One person of the staff. */
export function findStaff(db: Database, id: ContactId) {
  return staff(db).where('c.id', '=', id).executeTakeFirst()
}

function staff(db: Database) {
  return db
    .selectFrom('contacts as c')
    .leftJoin('addresses as a', 'a.id', 'c.address_id')
    .select([
      'c.id',
      'c.name',
      'c.role',
      'c.status',
      'c.address_id',
      'c.away_until',
      'c.digest',
      'c.programme',
      'a.status as address_status',
      'a.account',
    ])
}

/** The cohorts somebody is trainer or backup of, and of a coordinator all of her programme. */
export function cohortsOfStaff(db: Database, person: ContactId, programme: string | null = null) {
  return db
    .selectFrom('cohorts')
    .selectAll()
    .where((q) =>
      q.or([
        q('trainer_id', '=', person),
        q('backup_id', '=', person),
        ...(programme === null ? [] : [q('programme', '=', programme)]),
      ]),
    )
    .orderBy('id')
    .execute()
}

/** Until when (ISO date of the first day back) somebody is away; null is back. */
export async function setAway(db: Database, id: ContactId, until: string | null): Promise<void> {
  await db.updateTable('contacts').set({ away_until: until }).where('id', '=', id).execute()
}

export async function setDigest(db: Database, id: ContactId, isWanted: boolean): Promise<void> {
  const digest = isWanted ? 'weekly' : null
  await db.updateTable('contacts').set({ digest }).where('id', '=', id).execute()
}

export async function contactCohort(db: Database, id: ContactId): Promise<CohortId | null> {
  const found = await db
    .selectFrom('contacts')
    .select('cohort_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.cohort_id ?? null
}
