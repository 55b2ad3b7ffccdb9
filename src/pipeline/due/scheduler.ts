import { localAt } from '../../calendar/local.ts'
import type { Clock } from '../../clock.ts'
import type { Programme } from '../../model/programme.ts'
import { takeBackFrom } from '../../store/talk/occurrences.ts'
import type { Store } from '../../store/store.ts'
import { decideDue } from './decide-due.ts'
import { planDays } from './plan-days.ts'

export type Calendar = {
  readonly store: Store
  readonly programmes: ReadonlyMap<string, Programme>
}

/**
 * Plans each person's local day when it begins, and decides over what is due; each occurrence is a row that nothing can
 * make twice. Looks as often as it is asked to.
 */
export class Scheduler {
  readonly #calendar: Calendar
  readonly #clock: Clock
  #last = Infinity

  constructor(calendar: Calendar, clock: Clock) {
    this.#calendar = calendar
    this.#clock = clock
  }

  /** Returns whether anything was planned or decided, so that there may be more. */
  async lookAtTheTime(): Promise<boolean> {
    const now = this.#clock.now().getTime()
    if (now < this.#last - JITTER) await this.#takeBack(now)
    this.#last = now
    const planned = await planDays(this.#calendar, now)
    return (await decideDue(this.#calendar, now)) || planned
  }

  /** The clock stood ahead of now: what was decided then is not known yet. */
  async #takeBack(now: number): Promise<void> {
    const latest = localAt(now, 'Etc/GMT-14').toPlainDate().toString()
    const past = localAt(now, 'Etc/GMT+12').toPlainDate().subtract({ days: 1 }).toString()
    await this.#calendar.store.transact((tx) => takeBackFrom(tx, now, { latest, past }))
  }
}

/** A clock is set back by less than this without consequence (milliseconds). */
const JITTER = 1_000
