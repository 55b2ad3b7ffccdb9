import { nextLocal } from '../../calendar/next-local.ts'
import { latestOccurrence, type WeeklyTime } from '../../calendar/weekly.ts'
import type { Clock } from '../../clock.ts'
import type { Programme } from '../../model/programme.ts'
import { addInputs } from '../../store/talk/inputs.ts'
import { digestReaders } from '../../store/people/staff.ts'
import type { Store } from '../../store/store.ts'

/**
 * Starts the weekly digest of each trainer who wants it, when the week's work begins; once a week, late by half a day at
 * most.
 */
export class Digests {
  readonly #store: Store
  readonly #clock: Clock
  readonly #programmes: readonly Programme[]
  /** The week of each programme dealt with by this process; the unique key of `inputs` holds across restarts. */
  readonly #done = new Map<string, { readonly from: number; readonly to: number }>()

  constructor(store: Store, clock: Clock, programmes: Iterable<Programme>) {
    this.#store = store
    this.#clock = clock
    this.#programmes = [...programmes]
  }

  /** Looks at every programme once. Returns whether anything was started. */
  async startDue(): Promise<boolean> {
    let started = 0
    for (const programme of this.#programmes) started += await this.#start(programme)
    return started > 0
  }

  async #start(programme: Programme): Promise<number> {
    const now = this.#clock.now().getTime()
    const { name, zone } = programme
    if (this.#isBeforeNext(name, now)) return 0
    const begins = digestTime(programme)
    const { at, nominal } = latestOccurrence(begins, zone, now)
    const isLate = now > at + LATE * 3_600_000
    const started = isLate ? 0 : await this.#startFor(name, nominal, now)
    this.#done.set(name, { from: at, to: nextLocal(begins, now, zone) })
    return started
  }

  #isBeforeNext(programme: string, now: number): boolean {
    const done = this.#done.get(programme)
    return done !== undefined && now >= done.from && now < done.to
  }

  #startFor(programme: string, nominal: string, now: number): Promise<number> {
    return this.#store.transact(async (tx) => {
      const readers = await digestReaders(tx.db, programme)
      const inputs = readers.map(({ id }) => ({
        account: 'desk',
        external_id: `digest/${id}/${nominal.slice(0, 10)}`,
        contact_id: id,
        address_id: null,
        payload: JSON.stringify({ type: 'digest' }),
        heard_at: now,
      }))
      await addInputs(tx, inputs)
      return inputs.length
    })
  }
}

/** When a programme's week of work begins. */
export function digestTime({ workingHours }: Programme): WeeklyTime {
  return { weekday: Math.min(...workingHours.days), at: workingHours.from }
}

/** Hours after which last week is no news. */
const LATE = 12
