import { dayOf } from '../calendar/local.ts'
import { nextLocal } from '../calendar/next-local.ts'
import { dayAfter, startOf } from '../calendar/window.ts'
import { Simulator } from '../channels/simulator.ts'
import { ManualClock } from '../clock.ts'
import type { Library } from '../flow/library.ts'
import { silentLog } from '../log.ts'
import { assemble, type Works } from '../pipeline/pipeline.ts'
import { openSqlite } from '../store/sqlite/sqlite.ts'
import { digestTime } from '../pipeline/due/digests.ts'
import { nextDue } from '../store/talk/next-due.ts'
import type { Store } from '../store/store.ts'

/** The whole service on a clock that stands still between moves, with what comes in through its ports. */
export class World implements AsyncDisposable {
  readonly store: Store
  readonly clock: ManualClock
  readonly network: Simulator
  readonly library: Library
  readonly #works: Works
  #nextLook = 0

  private constructor(parts: {
    store: Store
    clock: ManualClock
    network: Simulator
    library: Library
    works: Works
  }) {
    this.store = parts.store
    this.clock = parts.clock
    this.network = parts.network
    this.library = parts.library
    this.#works = parts.works
  }

  /** A world that begins at a moment (milliseconds since 1970), with nobody in it. */
  static async begin(library: Library, now: number): Promise<World> {
    const clock = new ManualClock(now)
    const store = await openSqlite(':memory:', clock.now())
    const network = new Simulator(clock)
    const works = await assemble({ store, clock, library, channels: [network], log: silentLog })
    return new World({ store, clock, network, library, works })
  }

  get now(): number {
    return this.clock.now().getTime()
  }

  /** Moves the clock to a moment and lets the service do all that is to be done. */
  async moveTo(moment: number, happens: () => Promise<void> = async () => {}): Promise<void> {
    this.clock.advance(Math.max(0, moment - this.now))
    await happens()
    while (await this.#works.lookAtTheTime());
    let more = true
    while (more) {
      const turned = await this.#works.takeTurns()
      const delivered = await this.#works.deliver()
      await this.#works.drain()
      more = turned || delivered
    }
  }

  /** When the service has something to do next by itself. */
  async nextDue(): Promise<number> {
    if (this.#nextLook <= this.now) this.#nextLook = this.#findNextLook()
    const stored = await this.store.transact(({ db }) => nextDue(db))
    return Math.min(stored ?? Infinity, this.#nextLook)
  }

  /** Days are planned when they begin, and digests sent when the week's work does. */
  #findNextLook(): number {
    const { now } = this
    const looks = [...this.library.programmes.values()].flatMap((programme) => [
      startOf(dayAfter(dayOf(now, programme.zone)), programme.zone),
      nextLocal(digestTime(programme), now, programme.zone),
    ])
    return Math.min(...looks)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#works.drain()
    await this.network.stop()
    await this.store[Symbol.asyncDispose]()
  }
}
