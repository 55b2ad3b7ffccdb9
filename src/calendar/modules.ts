import { Temporal } from 'temporal-polyfill'
import type { Module } from '../model/programme.ts'

/** The module held last and the one that comes next (today's still comes), with its local date. */
export type ModulesAround = {
  readonly last?: string
  readonly next?: string
  readonly date?: string
}

/** Where a cohort stands in its programme's modules; `start` is the ISO date of its first week. */
export function modulesAround(
  modules: readonly Module[],
  start: string,
  today: Temporal.PlainDate,
): ModulesAround {
  const key = `${start}/${today.toString()}`
  const known = around.get(modules) ?? new Map<string, ModulesAround>()
  const found = known.get(key) ?? workOut(modules, start, today)
  if (known.size >= COHORTS_REMEMBERED) known.clear()
  around.set(modules, known.set(key, found))
  return found
}

/** A cohort's people stand at the same place all day. */
const around = new WeakMap<readonly Module[], Map<string, ModulesAround>>()
const COHORTS_REMEMBERED = 1_000

function workOut(
  modules: readonly Module[],
  start: string,
  today: Temporal.PlainDate,
): ModulesAround {
  const first = Temporal.PlainDate.from(start)
  const dated = modules.map(({ title, week }) => ({ title, date: first.add({ weeks: week - 1 }) }))
  const next = dated.find(({ date }) => Temporal.PlainDate.compare(date, today) >= 0)
  const last = dated.findLast(({ date }) => Temporal.PlainDate.compare(date, today) < 0)
  return {
    ...(last ? { last: last.title } : {}),
    ...(next ? { next: next.title, date: next.date.toString() } : {}),
  }
}
