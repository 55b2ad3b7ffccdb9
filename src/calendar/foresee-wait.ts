import type { Programme } from '../model/programme.ts'
import { firstAllowed } from './first-allowed.ts'
import { dayOf, localText } from './local.ts'
import { leaving } from './plan.ts'
import type { Reason } from './reason.ts'
import { dayAfter, startOf } from './window.ts'

/** When a flow that waits will speak (milliseconds), and what moves it there. */
export type ForeseenWait = { readonly at: number; readonly moved: readonly Reason[] }

/** Days in a row that may be full, before it is taken for granted that one is free. */
const MOST_DAYS = 60

/**
 * A running timer's moment by the rules of its turn (`conversation/step.ts`): out of quiet hours, and on a day that has no
 * message yet. `taken` are the moments of what was written and will be.
 */
export function foreseeWait(
  dueAt: number,
  {
    programme,
    person,
    taken,
  }: {
    readonly programme: Programme
    readonly person: number
    readonly taken: readonly number[]
  },
): ForeseenWait {
  const { zone, limits } = programme
  const days = Map.groupBy(taken, (moment) => dayOf(moment, zone))
  let { at, moves: moved } = firstAllowed(dueAt, programme, zone)
  for (let count = 0; count < MOST_DAYS; count += 1) {
    const today = dayOf(at, zone)
    if ((days.get(today)?.length ?? 0) < limits.aDay) break
    const tomorrow = startOf(dayAfter(today), zone) + (at - startOf(today, zone))
    at = firstAllowed(leaving(tomorrow, programme, { id: person, zone }).at, programme, zone).at
    moved = [...moved, { code: 'day-full', to: localText(at, zone) }]
  }
  return { at, moved }
}
