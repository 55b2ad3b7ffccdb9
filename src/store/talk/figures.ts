import type { CohortId, ContactId, InputId } from '../../model/ids.ts'
import type { EntryMethod } from '../../model/figure.ts'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'
import type { FigureStatus } from '../tables/talk.ts'

/** Figures of some contacts from a week on. */
export const recentFigures = prepared((tx: Tx, ids: readonly ContactId[], since: string) =>
  tx.db
    .selectFrom('figures as f')
    .innerJoin('cohorts as g', 'g.id', 'f.cohort_id')
    .select([
      'f.contact_id',
      'f.figure',
      'f.week',
      'f.minor',
      'f.status',
      'f.rule',
      'f.method',
      'f.recorded_at',
      'g.programme',
    ])
    .where(tx.among('f.contact_id', ids))
    .where('f.week', '>=', since),
)

export type NewFigure = {
  readonly contact_id: ContactId
  readonly cohort_id: CohortId
  readonly figure: string
  readonly week: string
  readonly minor: number | null
  readonly currency: string
  readonly status: FigureStatus
  readonly raw: string
  readonly rule: string
  readonly approximate: 0 | 1
  readonly low: number | null
  readonly high: number | null
  readonly confirmed_by: 'contact' | 'trainer' | null
  readonly method: 'chat' | EntryMethod
  readonly recorded_at: number
  readonly input_id: InputId
}

/** Whether an amount of a contact was recorded from a moment on. */
export async function isRecordedSince(
  db: Database,
  contact: ContactId,
  since: number,
): Promise<boolean> {
  const found = await db
    .selectFrom('figures')
    .select('week')
    .where('contact_id', '=', contact)
    .where('minor', 'is not', null)
    .where('recorded_at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

const KEY = ['contact_id', 'figure', 'week'] as const

function keyOf({ contact_id, figure, week }: Pick<NewFigure, (typeof KEY)[number]>): string {
  return `${contact_id}/${figure}/${week}`
}

const figuresOfWeeks = prepared(
  (tx: Tx, contacts: readonly ContactId[], weeks: readonly string[]) =>
    tx.db
      .selectFrom('figures')
      .select([...KEY, 'cohort_id', 'minor', 'currency', 'status', 'raw', 'rule', 'recorded_at'])
      .where(tx.among('contact_id', contacts))
      .where(tx.among('week', weeks)),
)

/**
 * One figure a contact and week; what stood there before is kept in `figure_edits`. A missing one never replaces an amount,
 * whichever organisation it was told to.
 */
export async function recordFigures(tx: Tx, figures: readonly NewFigure[]): Promise<void> {
  if (figures.length === 0) return
  const contacts = figures.map(({ contact_id }) => contact_id)
  const weeks = [...new Set(figures.map(({ week }) => week))]
  const present = await figuresOfWeeks(tx, contacts, weeks)
  const standing = new Map(present.map((each) => [keyOf(each), each]))
  const kept = figures.filter(
    (next) => next.minor !== null || (standing.get(keyOf(next))?.minor ?? null) === null,
  )
  const replaced = kept.flatMap((next) => {
    const before = standing.get(keyOf(next))
    return before ? [{ ...before, replaced_at: next.recorded_at, input_id: next.input_id }] : []
  })
  await tx.insertMany('figure_edits', replaced)
  await tx.upsertMany('figures', KEY, kept)
}

/** Every figure with whose it is, for export, oldest first. */
export function exportFigures(db: Database) {
  return db
    .selectFrom('figures as f')
    .innerJoin('contacts as c', 'c.id', 'f.contact_id')
    .innerJoin('cohorts as g', 'g.id', 'f.cohort_id')
    .select([
      'c.id as contact_id',
      'c.name as contact_name',
      'g.programme',
      'g.name as cohort',
      'f.week',
      'f.figure',
      'f.minor',
      'f.currency',
      'f.status',
      'f.raw',
      'f.recorded_at',
    ])
    .orderBy('f.id')
    .execute()
}
