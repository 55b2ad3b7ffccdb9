import { dayOf } from '../calendar/local.ts'
import type { ContactId } from '../model/ids.ts'
import type { Programme } from '../model/programme.ts'
import { dryRun } from '../pipeline/due/dry-run.ts'
import type { Database } from '../store/store.ts'

/** As far as the page looks ahead: the next weekly question is within it. */
const DAYS_AHEAD = 14

/**
 * When the programme acts next for a person by itself (milliseconds since 1970): a timer that runs, or what the calendar
 * will start; undefined where neither is in sight.
 */
export async function nextWritten(
  db: Database,
  contact: ContactId,
  { now, programmes }: { now: number; programmes: ReadonlyMap<string, Programme> },
): Promise<number | undefined> {
  const timer = await db
    .selectFrom('timers')
    .select((q) => q.fn.min('due_at').as('at'))
    .where('contact_id', '=', contact)
    .executeTakeFirst()
  const programme = programmes.get((await programmeOf(db, contact)) ?? '')
  const planned = programme ? await nextPlanned(db, contact, { now, programme }) : []
  const moments = [...(timer?.at == null ? [] : [timer.at]), ...planned]
  return moments.length === 0 ? undefined : Math.min(...moments)
}

async function nextPlanned(
  db: Database,
  contact: ContactId,
  { now, programme }: { now: number; programme: Programme },
): Promise<readonly number[]> {
  const from = dayOf(now, programme.zone)
  const [outlook] = await dryRun(db, { programme, contact, from, days: DAYS_AHEAD })
  return (outlook?.foreseen ?? [])
    .filter(({ becomes, decidedAt }) => becomes === 'started' && decidedAt > now)
    .map(({ decidedAt }) => decidedAt)
}

async function programmeOf(db: Database, contact: ContactId): Promise<string | undefined> {
  const row = await db
    .selectFrom('contacts as c')
    .innerJoin('cohorts as g', 'g.id', 'c.cohort_id')
    .select('g.programme')
    .where('c.id', '=', contact)
    .executeTakeFirst()
  return row?.programme
}
