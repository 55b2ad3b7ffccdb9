import type { Database } from '../store/store.ts'

/** Something that happened a moment ago, in which programme and cohort; nothing of it says anything of a person. */
export type Happening = {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly what: 'heard' | 'replied' | 'reminded' | 'alerted' | 'recorded' | 'called' | 'incident'
  readonly programme: string | null
  readonly cohort: string | null
}

/** How many of each kind are looked at, and how many are told in all. */
const LATEST = 20

/** What happened last, the latest first. Each kind is read from the end of its table, however long that is. */
export async function readHappenings(db: Database): Promise<readonly Happening[]> {
  const found = await Promise.all([heard(db), sent(db), recorded(db), called(db), incidents(db)])
  return found
    .flat()
    .toSorted((a, b) => b.at - a.at)
    .slice(0, LATEST)
}

async function heard(db: Database): Promise<readonly Happening[]> {
  const rows = await latest(db, 'inputs')
    .innerJoin('inputs as i', 'i.id', 'latest.id')
    .leftJoin('contacts as c', 'c.id', 'i.contact_id')
    .leftJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select(['i.heard_at as at', 'i.address_id', 'g.programme', 'g.name as cohort'])
    .execute()
  return rows.flatMap(({ address_id, ...row }) =>
    address_id === null ? [] : [{ what: 'heard' as const, ...row }],
  )
}

const SENT = {
  reply: 'replied',
  reminder: 'reminded',
  broadcast: 'reminded',
  alert: 'alerted',
} as const

async function sent(db: Database): Promise<readonly Happening[]> {
  const rows = await latest(db, 'messages')
    .innerJoin('messages as m', 'm.id', 'latest.id')
    .innerJoin('contacts as c', 'c.id', 'm.contact_id')
    .leftJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select(['m.sent_at as at', 'm.class', 'g.programme', 'g.name as cohort'])
    .execute()
  return rows.flatMap(({ at, class: type, ...row }) =>
    at === null ? [] : [{ at, what: SENT[type], ...row }],
  )
}

async function recorded(db: Database): Promise<readonly Happening[]> {
  const rows = await latest(db, 'figures')
    .innerJoin('figures as f', 'f.id', 'latest.id')
    .innerJoin('cohorts as g', 'g.id', 'f.cohort_id')
    .select(['f.recorded_at as at', 'f.minor', 'g.programme', 'g.name as cohort'])
    .execute()
  return rows.flatMap(({ minor, ...row }) =>
    minor === null ? [] : [{ what: 'recorded' as const, ...row }],
  )
}

async function called(db: Database): Promise<readonly Happening[]> {
  const rows = await latest(db, 'tickets')
    .innerJoin('tickets as t', 't.id', 'latest.id')
    .innerJoin('contacts as c', 'c.id', 't.contact_id')
    .leftJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select(['t.opened_at as at', 'g.programme', 'g.name as cohort'])
    .execute()
  return rows.map((row) => ({ what: 'called', ...row }))
}

async function incidents(db: Database): Promise<readonly Happening[]> {
  const rows = await latest(db, 'incidents')
    .innerJoin('incidents as i', 'i.id', 'latest.id')
    .select(['i.at', 'i.programme'])
    .execute()
  return rows.map((row) => ({ what: 'incident', cohort: null, ...row }))
}

/** The rows that were written last. */
function latest(db: Database, table: 'inputs' | 'messages' | 'figures' | 'tickets' | 'incidents') {
  return db.selectFrom(
    db.selectFrom(table).select('id').orderBy('id', 'desc').limit(LATEST).as('latest'),
  )
}
