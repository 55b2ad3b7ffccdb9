import type { CohortDate } from '../model/cohort-date.ts'
import type { Module } from '../model/programme.ts'
import { dayAfter } from './window.ts'

/** The module held last and the one that comes next (today's still comes), with its local date. */
export type ModulesAround = {
  readonly last?: string
  readonly next?: string
  readonly date?: string
  /** Whether that is the day after. */
  readonly isTomorrow?: boolean
}

/** Where a cohort stands in its programme's modules on an ISO local date. */
export function modulesAround(
  modules: readonly Module[],
  dates: readonly CohortDate[],
  today: string,
): ModulesAround {
  let last: CohortDate | undefined
  let next: CohortDate | undefined
  for (const each of dates) {
    if (each.kind !== 'module' || each.number > modules.length) continue
    if (each.date < today) last = later(each, last)
    else next = next && later(each, next) === each ? next : each
  }
  return {
    ...titled('last', modules, last),
    ...titled('next', modules, next),
    ...(next ? { date: next.date, isTomorrow: next.date === dayAfter(today) } : {}),
  }
}

function later(one: CohortDate, other: CohortDate | undefined): CohortDate {
  return other && other.date > one.date ? other : one
}

function titled(
  name: 'last' | 'next',
  modules: readonly Module[],
  date: CohortDate | undefined,
): { readonly last?: string; readonly next?: string } {
  const title = date && modules[date.number - 1]?.title
  return title === undefined ? {} : { [name]: title }
}
