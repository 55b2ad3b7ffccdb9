import type { CohortId, ContactId, InputId } from '../model/ids.ts'
import { keepFigure, recordFigures, type NewFigure } from '../store/figures.ts'
import type { Tx } from '../store/store.ts'

/** A figure that a trainer heard from somebody, in a call or on a visit: as good as one that was written (R26). */
export type FigureEntry = {
  readonly contact_id: ContactId
  readonly cohort_id: CohortId
  readonly figure: string
  readonly week: string
  readonly minor: number
  readonly currency: string
  readonly raw: string
  readonly rule: string
  readonly approximate: boolean
  readonly method: 'trainer-visit' | 'trainer-call'
}

/** Records it; what stood for that week before is kept. */
export async function enterFigure(
  tx: Tx,
  entry: FigureEntry,
  { input, now }: { readonly input: InputId; readonly now: number },
): Promise<void> {
  const figure: NewFigure = {
    ...entry,
    status: 'confirmed',
    approximate: entry.approximate ? 1 : 0,
    low: null,
    high: null,
    confirmed_by: 'trainer',
    recorded_at: now,
    input_id: input,
  }
  await keepFigure(tx.db, figure)
  await recordFigures(tx, [figure])
}
