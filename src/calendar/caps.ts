import { Temporal } from 'temporal-polyfill'
import type { SendingLimits } from '../model/programme.ts'
import { dayOf, localAt, momentOf, mondayOf } from './local.ts'
import type { ReasonCode } from './reason.ts'

/** Which limit leaves no room for one more message of the programme's own, and after how many local days there is some. */
export type Cap = {
  readonly code: Extract<ReasonCode, 'day-full' | 'week-full'>
  readonly days: number
}

type Limited = { readonly limits: SendingLimits; readonly zone: string }

/**
 * The limit that is reached on a moment's local day, or in its week; `taken` are the moments (milliseconds) of the
 * programme's other messages. The one rule for what a schedule starts, for what a flow says that has waited, and for both
 * in the dry run.
 */
export function capAt(
  moment: number,
  taken: readonly number[],
  { limits: { aDay, aWeek }, zone }: Limited,
): Cap | undefined {
  const today = dayOf(moment, zone)
  const monday = mondayOf(today)
  const days = taken.map((at) => dayOf(at, zone))
  if (days.filter((day) => day === today).length >= aDay) return { code: 'day-full', days: 1 }
  if (days.filter((day) => mondayOf(day) === monday).length < aWeek) return undefined
  return { code: 'week-full', days: 8 - localAt(moment, zone).dayOfWeek }
}

/** So many local days after a moment's, at the hour that `hourOf` shows. */
export function daysLater(moment: number, days: number, hourOf: number, zone: string): number {
  const day = Temporal.PlainDate.from(dayOf(moment, zone)).add({ days })
  return momentOf(day, localAt(hourOf, zone).toPlainTime().toString(), zone)
}

/** What counts beside what was written: what is still to be started, some of it late already (milliseconds). */
export function takenWith(
  written: readonly number[],
  planned: readonly number[],
  now: number,
): readonly number[] {
  return [...written, ...planned.map((at) => Math.max(at, now))]
}
