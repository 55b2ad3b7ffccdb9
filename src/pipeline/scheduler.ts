import { isFor, latestOf } from '../calendar/schedule.ts'
import { afterQuietHours } from '../calendar/quiet-hours.ts'
import { isTooLate, type Occurrence } from '../calendar/weekly.ts'
import type { Clock } from '../clock.ts'
import type { Programme, Schedule } from '../model/programme.ts'
import { activeContacts } from '../store/contacts.ts'
import { addInputs } from '../store/inputs.ts'
import type { Store } from '../store/store.ts'

/** Starts what the programmes' schedules ask for; each occurrence once, however often it is looked at. */
export class Scheduler {
  readonly #store: Store
  readonly #clock: Clock
  readonly #programmes: readonly Programme[]
  /** Occurrences dealt with by this process; the unique key of `inputs` holds across restarts. */
  readonly #done = new Set<string>()

  constructor(store: Store, clock: Clock, programmes: Iterable<Programme>) {
    this.#store = store
    this.#clock = clock
    this.#programmes = [...programmes]
  }

  /** Looks at every schedule once. Returns whether anything was started. */
  async startDue(): Promise<boolean> {
    const now = this.#clock.now().getTime()
    let started = 0
    for (const programme of this.#programmes) {
      for (const [index, schedule] of programme.schedules.entries()) {
        const occurrence = latestOf(schedule, programme.zone, now)
        const key = `${programme.name}/${index}/${occurrence.nominal}`
        if (this.#done.has(key)) continue
        const { quietHours, zone } = programme
        if (afterQuietHours(now, quietHours, zone) > now) continue
        if (!isTooLate(occurrence, schedule, now))
          started += await this.#start(programme, schedule, occurrence)
        this.#done.add(key)
      }
    }
    return started > 0
  }

  #start(programme: Programme, schedule: Schedule, occurrence: Occurrence): Promise<number> {
    const { flow, tooLateAfterHours } = schedule
    const until = occurrence.at + tooLateAfterHours * 3_600_000
    const now = this.#clock.now().getTime()
    return this.#store.transact(async (tx) => {
      const contacts = await activeContacts(
        tx.db,
        programme.name,
        occurrence.date.toString(),
        occurrence.at,
      )
      const begun = contacts.filter((each) =>
        isFor(schedule, each.start_date, occurrence.date, programme.modules),
      )
      const inputs = begun.map(({ id }) => ({
        account: 'calendar',
        external_id: `${flow}/${id}/${occurrence.nominal}`,
        contact_id: id,
        address_id: null,
        payload: JSON.stringify({ type: 'start', flow, by: 'calendar', until }),
        heard_at: now,
      }))
      await addInputs(tx, inputs)
      return inputs.length
    })
  }
}
