import { Temporal } from 'temporal-polyfill'
import type { LocalTime } from '../model/schedule.ts'
import { localAt, momentOf } from './local.ts'

/** A local moment to come: the next such weekday, or some days from a date. */
export type NextLocal =
  | { readonly weekday: number; readonly at: LocalTime }
  | { readonly date: string; readonly days: number; readonly at: LocalTime }

/** The moment (milliseconds since 1970) that comes next after `now`; a date may lie behind. */
export function nextLocal(next: NextLocal, now: number, zone: string): number {
  if ('date' in next) {
    return momentOf(Temporal.PlainDate.from(next.date).add({ days: next.days }), next.at, zone)
  }
  const today = localAt(now, zone).toPlainDate()
  const day = today.add({ days: (next.weekday - today.dayOfWeek + 7) % 7 })
  const moment = momentOf(day, next.at, zone)
  return moment > now ? moment : momentOf(day.add({ weeks: 1 }), next.at, zone)
}
