import { localDate } from '../calendar/local.ts'
import { weekAsked } from '../calendar/week.ts'
import type { InputPayload } from '../model/input.ts'
import type { Programme } from '../model/programme.ts'
import type { Database, Store } from '../store/store.ts'
import { readAttention, type Attention } from './attention.ts'
import type { Trouble } from './invariants.ts'
import { median, round } from './median.ts'

/** What a coordinator wants to know of some simulated weeks. */
export type SimulationReport = {
  readonly programme: string
  readonly contacts: number
  readonly weeks: readonly WeekReport[]
  readonly seed: number
  readonly people: Readonly<Record<string, number>>
  /** Messages sent to, and written by, each person: the mean over all, and the most. */
  readonly sentEach: Spread
  readonly writtenEach: Spread
  readonly tickets: Readonly<Record<string, number>>
  readonly attention: Attention
  readonly figures: Readonly<Record<string, number>>
  readonly trouble: readonly Trouble[]
}

export type Spread = { readonly mean: number; readonly median: number; readonly most: number }

type WeekReport = {
  readonly week: string
  readonly asked: number
  readonly answered: number
  /** Percent of those who were asked. */
  readonly rate: number
  /** Median hours from the question to the recorded answer. */
  readonly hours: number
  /** Median of what was told, as a decimal. */
  readonly sales: number
}

type Scope = {
  readonly programme: Programme
  readonly contacts: number
  readonly seed: number
}

/** Counts what happened. */
export function reportOn(store: Store, scope: Scope): Promise<Omit<SimulationReport, 'trouble'>> {
  return store.read(async (db) => ({
    programme: scope.programme.name,
    contacts: scope.contacts,
    seed: scope.seed,
    weeks: await weeksOf(db, scope.programme),
    people: await statuses(db, 'contacts'),
    sentEach: spread(await sentEach(db), scope.contacts),
    writtenEach: spread(await writtenEach(db), scope.contacts),
    tickets: await reasons(db),
    attention: await readAttention(db),
    figures: await statuses(db, 'figures'),
  }))
}

async function weeksOf(db: Database, { zone }: Programme): Promise<readonly WeekReport[]> {
  const starts = await db
    .selectFrom('inputs')
    .select(['contact_id', 'payload', 'done_at'])
    .where('account', '=', 'calendar')
    .where('status', '=', 'done')
    .where('problem', 'is', null)
    .execute()
  const asked = new Map<string, number>()
  for (const { contact_id, payload, done_at } of starts) {
    const heard = JSON.parse(payload) as InputPayload
    if (heard.type !== 'start' || heard.flow !== 'weekly-check-in' || done_at === null) continue
    const key = `${weekAsked(localDate(done_at, zone))}/${contact_id}`
    if (!asked.has(key)) asked.set(key, done_at)
  }
  const told = await db
    .selectFrom('figures')
    .select(['contact_id', 'week', 'minor', 'recorded_at'])
    .where('figure', '=', 'sales')
    .where('minor', 'is not', null)
    .execute()
  const weeks = [...new Set([...asked.keys()].map((key) => key.slice(0, 8)))].toSorted()
  return weeks.map((week) => {
    const answers = told.filter(
      (each) => each.week === week && asked.has(`${week}/${each.contact_id}`),
    )
    const count = [...asked.keys()].filter((key) => key.startsWith(week)).length
    return {
      week,
      asked: count,
      answered: answers.length,
      rate: round((100 * answers.length) / count),
      hours: round(
        median(
          answers.map(
            ({ contact_id, recorded_at }) =>
              (recorded_at - (asked.get(`${week}/${contact_id}`) ?? recorded_at)) / 3_600_000,
          ),
        ),
      ),
      sales: round(median(answers.map(({ minor }) => (minor ?? 0) / 100))),
    }
  })
}

async function statuses(db: Database, table: 'contacts' | 'figures') {
  const rows = await (
    table === 'contacts'
      ? db.selectFrom('contacts').select('status').where('role', '=', 'entrepreneur')
      : db.selectFrom('figures').select('status')
  ).execute()
  return counts(rows.map(({ status }) => status))
}

async function reasons(db: Database) {
  const rows = await db.selectFrom('tickets').select('reason').execute()
  return counts(rows.map(({ reason }) => reason))
}

function counts(names: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(names.toSorted(), (name) => name)
  return Object.fromEntries([...groups].map(([name, each]) => [name, each.length]))
}

async function sentEach(db: Database): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('messages as m')
    .innerJoin('contacts as c', 'c.id', 'm.contact_id')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('c.role', '=', 'entrepreneur')
    .where('m.status', '=', 'sent')
    .groupBy('m.contact_id')
    .execute()
  return rows.map(({ count }) => count)
}

async function writtenEach(db: Database): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('inputs as i')
    .innerJoin('contacts as c', 'c.id', 'i.contact_id')
    .select((q) => q.fn.countAll<number>().as('count'))
    .where('c.role', '=', 'entrepreneur')
    .where('i.address_id', 'is not', null)
    .groupBy('i.contact_id')
    .execute()
  return rows.map(({ count }) => count)
}

function spread(values: readonly number[], people: number): Spread {
  const sum = values.reduce((total, value) => total + value, 0)
  return { mean: round(sum / people), median: round(median(values)), most: Math.max(0, ...values) }
}
