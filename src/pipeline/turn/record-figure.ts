import type { FigureRecord } from '../../model/figure.ts'
import type { NewFigure } from '../../store/talk/figures.ts'
import type { Batch } from './batch.ts'
import type { Turn } from './turn.ts'

/** Adds a figure to the group's. Throws where she has not accepted (a bug). */
export function recordFigure(batch: Batch, turn: Turn, record: FigureRecord): void {
  const { contact, facts, input } = turn
  if (contact.cohort_id === null || !facts.consented)
    throw new Error(`contact ${contact.id} has a figure and has not accepted`)
  batch.figures.push({
    contact_id: contact.id,
    cohort_id: contact.cohort_id,
    figure: record.figure,
    week: record.week,
    minor: record.answer?.minor ?? null,
    currency: currencyOf(turn, record.figure),
    status: statusOf(record),
    raw: record.raw,
    rule: record.answer?.rule ?? 'missing',
    approximate: record.answer?.approximate ? 1 : 0,
    low: record.answer?.low ?? null,
    high: record.answer?.high ?? null,
    confirmed_by: !record.confirmed ? null : record.entered ? 'trainer' : 'contact',
    method: record.entered ?? 'chat',
    recorded_at: batch.now,
    input_id: input.id,
  })
}

/** Money has the country's currency, a count has none. */
function currencyOf({ facts, speech }: Turn, figure: string): string {
  return facts.programme?.figures[figure]?.kind === 'number' ? '' : (speech.country?.currency ?? '')
}

function statusOf({ answer, confirmed, correction }: FigureRecord): NewFigure['status'] {
  if (!answer) return 'missing'
  if (correction) return 'corrected'
  return confirmed ? 'confirmed' : 'recorded'
}
