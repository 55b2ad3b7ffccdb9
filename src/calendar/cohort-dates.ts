import { Temporal } from 'temporal-polyfill'
import type { CohortDate, DateKind } from '../model/cohort-date.ts'
import type { Programme } from '../model/programme.ts'

/** The weeks in which a programme holds its classes and visits; harvests have no rhythm. */
export type Rhythm = Pick<Programme, 'modules' | 'visits'>

/** The dates a cohort has by its programme's rhythm; `start` is the ISO date of its first class. */
export function plannedDates(rhythm: Rhythm, start: string): readonly CohortDate[] {
  return missingDates(rhythm, start, [])
}

/**
 * The dates a cohort goes by: those it keeps (from its beginning, perhaps moved), and by the rhythm those of modules and
 * visits that its programme got later.
 */
export function datesOf(
  rhythm: Rhythm,
  start: string,
  kept: readonly CohortDate[],
): readonly CohortDate[] {
  const missing = missingDates(rhythm, start, kept)
  return missing.length === 0 ? kept : [...kept, ...missing]
}

function missingDates(
  { modules, visits }: Rhythm,
  start: string,
  kept: readonly CohortDate[],
): readonly CohortDate[] {
  const known = new Set(kept.map(({ kind, number }) => `${kind}/${number}`))
  const missingOf = (kind: DateKind, weeks: readonly { readonly week: number }[]) =>
    weeks.flatMap(({ week }, index): readonly CohortDate[] => {
      const number = index + 1
      return known.has(`${kind}/${number}`) ? [] : [{ kind, number, date: dateIn(week, start) }]
    })
  return [...missingOf('module', modules), ...missingOf('visit', visits)]
}

function dateIn(week: number, start: string): string {
  return Temporal.PlainDate.from(start)
    .add({ weeks: week - 1 })
    .toString()
}
