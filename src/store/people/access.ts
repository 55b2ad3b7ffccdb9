import type { SelectQueryBuilder } from 'kysely'
import type { AccessRole } from '../../model/contact.ts'
import type { AccessId, CohortId, ContactId } from '../../model/ids.ts'
import type { Database, Tx } from '../store.ts'
import type { Tables } from '../tables.ts'

export type NewAccess = {
  readonly programme: string
  readonly role: AccessRole
  readonly name: string | null
  readonly code: string
  readonly created_at: number
}

/** Gives a role that nobody has taken yet; resolves to its number. */
export function addAccess(db: Database, access: NewAccess) {
  return db.insertInto('access').values(access).returning('id').executeTakeFirstOrThrow()
}

/** What was given and not taken back, in the order it was given, with the chat of who has joined. */
export function listAccess(db: Database) {
  return db
    .selectFrom('access as x')
    .leftJoin('contacts as c', 'c.id', 'x.contact_id')
    .leftJoin('addresses as a', 'a.id', 'c.address_id')
    .select([
      'x.id',
      'x.programme',
      'x.role',
      'x.name',
      'x.code',
      'x.contact_id',
      'x.joined_at',
      'c.status',
      'c.address_id',
      'a.account',
      'a.status as address_status',
    ])
    .where('x.removed_at', 'is', null)
    .orderBy('x.id')
}

/** Somebody who can be written to about a programme. */
export type Officer = Awaited<ReturnType<typeof coordinatorsOf>>[number]

/** A programme's coordinators who have joined; some of them may be out of reach at present. */
export function coordinatorsOf(db: Database, programme: string) {
  return officersOf(db, programme, ['coordinator'])
}

/** The coordinators of a cohort's programme. */
export function coordinatorsOfCohort(db: Database, cohort: CohortId) {
  const programme = db.selectFrom('cohorts').select('programme').where('id', '=', cohort)
  return officersOf(db, programme, ['coordinator'])
}

/** Who decides about a programme's safety cases, in the order in which they are told: the person, then her deputies. */
export async function safeguardingOf(db: Database, programme: string): Promise<readonly Officer[]> {
  const officers = await officersOf(db, programme, ['safeguarding', 'deputy'])
  const isDeputy = ({ role }: Officer) => Number(role === 'deputy')
  return officers.toSorted((a, b) => isDeputy(a) - isDeputy(b))
}

async function officersOf(
  db: Database,
  programme: string | SelectQueryBuilder<Tables, 'cohorts', { programme: string }>,
  roles: readonly AccessRole[],
) {
  const rows = await listAccess(db)
    .where('x.programme', '=', programme)
    .where('x.role', 'in', roles)
    .where('x.contact_id', 'is not', null)
    .execute()
  return rows.flatMap(({ contact_id, ...rest }) =>
    contact_id === null ? [] : [{ ...rest, contact_id }],
  )
}

/** Whether a message would reach an officer: she has not asked for silence, and her chat is open. */
export function isReachable({ status, address_status }: Officer): boolean {
  return status === 'active' && address_status === 'open'
}

/** Codes that nobody has used yet. */
export function accessByCode(tx: Tx, codes: readonly string[]) {
  return listAccess(tx.db)
    .where((q) => q.and([q('x.contact_id', 'is', null), tx.among('x.code', codes)]))
    .execute()
}

/** What the people among these contacts have access to. */
export function accessOf(tx: Tx, contacts: readonly ContactId[]) {
  return tx.db
    .selectFrom('access')
    .select(['contact_id', 'programme', 'role'])
    .where(tx.among('contact_id', contacts))
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** Gives an access to who wrote its code; the code is gone then. Throws where somebody else was faster. */
export async function joinAccess(
  db: Database,
  { id, contact }: { readonly id: AccessId; readonly contact: ContactId },
  now: number,
): Promise<void> {
  const joined = await db
    .updateTable('access')
    .set({ contact_id: contact, code: null, joined_at: now })
    .where('id', '=', id)
    .where('contact_id', 'is', null)
    .executeTakeFirst()
  if (joined.numUpdatedRows !== 1n) throw new Error(`access ${id} was taken by somebody else`)
}

/** Takes an access back; returns whose it was, undefined where there was none. */
export function removeAccess(db: Database, id: number, now: number) {
  return db
    .updateTable('access')
    .set({ removed_at: now, code: null })
    .where('id', '=', id as AccessId)
    .where('removed_at', 'is', null)
    .returning(['contact_id', 'programme', 'role'])
    .executeTakeFirst()
}
