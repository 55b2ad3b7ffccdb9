import { isReachable, listAccess, safeguardingOf } from '../store/people/access.ts'
import type { Database } from '../store/store.ts'

/** A programme with people and nobody who can be told when one of them is in danger. */
export type Unguarded = {
  readonly programme: string
  /** Somebody was given the role, and cannot be told: her code is not written yet, or her chat is closed. */
  readonly isGiven: boolean
}

/** The programmes whose people nobody protects at present, by name. */
export async function readUnguarded(db: Database): Promise<readonly Unguarded[]> {
  const found: Unguarded[] = []
  for (const programme of await programmesWithPeople(db)) {
    const unguarded = await unguardedOf(db, programme)
    if (unguarded) found.push(unguarded)
  }
  return found
}

/** How nobody protects the people of a programme; undefined where somebody can be told. */
export async function unguardedOf(db: Database, programme: string): Promise<Unguarded | undefined> {
  const officers = await safeguardingOf(db, programme)
  if (officers.some(isReachable)) return undefined
  const given = await listAccess(db)
    .where('x.programme', '=', programme)
    .where('x.role', 'in', ['safeguarding', 'deputy'])
    .execute()
  return { programme, isGiven: given.length > 0 }
}

/** How many open cases nobody has said she attends to. */
export async function countUnattended(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('safety_cases')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('cleared_at', 'is', null)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function programmesWithPeople(db: Database): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('contacts as c')
    .innerJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select('g.programme')
    .distinct()
    .where('c.role', '=', 'entrepreneur')
    .where('c.status', '!=', 'declined')
    .orderBy('g.programme')
    .execute()
  return rows.map(({ programme }) => programme)
}
