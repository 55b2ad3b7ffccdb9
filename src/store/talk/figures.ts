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

/** One figure a contact and week; what stood there before is kept in `figure_edits`. */
export async function recordFigures(tx: Tx, figures: readonly NewFigure[]): Promise<void> {
  if (figures.length === 0) return
  await tx.upsertMany('figures', ['contact_id', 'figure', 'week'], figures)
}

/** Keeps what stands for a week before it is written over. */
export async function keepFigure(db: Database, next: NewFigure): Promise<void> {
  const { contact_id, figure, week, recorded_at, input_id } = next
  const present = await db
    .selectFrom('figures')
    .select(['minor', 'status', 'raw', 'rule', 'recorded_at'])
    .where('contact_id', '=', contact_id)
    .where('figure', '=', figure)
    .where('week', '=', week)
    .executeTakeFirst()
  if (!present) return
  await db
    .insertInto('figure_edits')
    .values({ ...present, contact_id, figure, week, replaced_at: recorded_at, input_id })
    .execute()
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
