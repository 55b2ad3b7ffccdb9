import type { MovableClock } from '../clock.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { untilQuiet } from '../pipeline/quiet.ts'
import { nextDue } from '../store/talk/next-due.ts'
import type { Store } from '../store/store.ts'

export type Passing = {
  readonly store: Store
  readonly clock: MovableClock
  readonly pipeline: Pipeline
}

/**
 * Lets time pass on the page's clock (milliseconds): it stops at all that comes due on the way and lets it happen, as in
 * one leap all of it would be too late.
 */
export async function passTime(passing: Passing, distance: number): Promise<void> {
  const { clock, store, pipeline } = passing
  const end = clock.now().getTime() + distance
  for (let now = clock.now().getTime(); now < end; now = clock.now().getTime()) {
    clock.advance(Math.max(0, Math.min(end, await nextStop(store, now)) - now))
    await pipeline.lookAtTheTime()
    await untilQuiet(store, clock)
  }
}

/** What comes due, or the next full hour: days are planned, and digests sent, at a full hour somewhere. */
async function nextStop(store: Store, now: number): Promise<number> {
  const due = await store.read((db) => nextDue(db))
  const hour = (Math.floor(now / HOUR) + 1) * HOUR
  return due !== undefined && due > now ? Math.min(due, hour) : hour
}

const HOUR = 3_600_000
