import type { CohortId, ContactId } from '../../model/ids.ts'
import { coordinatorsOfCohort } from './access.ts'
import { prepared } from '../prepared.ts'
import type { Database } from '../store.ts'

/** Somebody of the programme who can be told of a ticket. */
export type Staff = Awaited<ReturnType<typeof people>>[number]

/** Who answers for a cohort, in the order in which they are told: trainer, backup, the programme's coordinators. */
export async function staffOf(db: Database, cohort: CohortId | null): Promise<readonly Staff[]> {
  if (cohort === null) return []
  const [group, coordinators] = await Promise.all([
    db
      .selectFrom('cohorts')
      .select(['trainer_id', 'backup_id'])
      .where('id', '=', cohort)
      .executeTakeFirst(),
    coordinatorsOfCohort(db, cohort),
  ])
  if (!group) return []
  const own = [group.trainer_id, group.backup_id].filter((id) => id !== null)
  const ids = [...new Set([...own, ...coordinators.map(({ contact_id }) => contact_id)])]
  const found = await people(db, ids)
  return ids.flatMap((id) => found.filter((each) => each.id === id))
}

/** One person of the staff. */
export async function findStaff(db: Database, id: ContactId): Promise<Staff | undefined> {
  const [found] = await people(db, [id])
  return found
}

async function people(db: Database, ids: readonly ContactId[]) {
  if (ids.length === 0) return []
  const contacts = db
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
      'a.status as address_status',
      'a.account',
    ])
    .where('c.id', 'in', ids)
    .execute()
  const coordinating = db
    .selectFrom('access')
    .select(['contact_id', 'programme'])
    .where('contact_id', 'in', ids)
    .where('role', '=', 'coordinator')
    .where('removed_at', 'is', null)
    .execute()
  const [rows, roles] = await Promise.all([contacts, coordinating])
  return rows.map((row) => ({
    ...row,
    /** The programmes she coordinates. */
    coordinates: roles.flatMap((role) => (role.contact_id === row.id ? [role.programme] : [])),
  }))
}

/** The cohorts somebody is trainer or backup of. */
export const cohortsOfStaff = prepared((db: Database, person: ContactId) =>
  db
    .selectFrom('cohorts')
    .selectAll()
    .where((q) => q.or([q('trainer_id', '=', person), q('backup_id', '=', person)]))
    .orderBy('id'),
)

/** The trainers of a programme who want the weekly digest. */
export function digestReaders(db: Database, programme: string) {
  return db
    .selectFrom('contacts as c')
    .select('c.id')
    .where('c.digest', '=', 'weekly')
    .where('c.status', '=', 'active')
    .where((q) =>
      q.exists(
        q
          .selectFrom('cohorts as g')
          .select('g.id')
          .where('g.programme', '=', programme)
          .where((or) =>
            or.or([
              or('g.trainer_id', '=', or.ref('c.id')),
              or('g.backup_id', '=', or.ref('c.id')),
            ]),
          ),
      ),
    )
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
