import { Simulator } from '../channels/simulator.ts'
import { dayOf } from '../calendar/local.ts'
import { ManualClock } from '../clock.ts'
import { giveAccess } from '../office/access/access.ts'
import { createCohort, type Cohort } from '../office/cohort/cohort.ts'
import type { Library } from '../flow/library.ts'
import { silentLog } from '../log.ts'
import type { AccessRole } from '../model/contact.ts'
import type { ChannelName, Content, RefusalReason } from '../model/message.ts'
import { assemble, type Works } from '../pipeline/pipeline.ts'
import { openSqlite } from '../store/sqlite/sqlite.ts'
import { isAnyMessageDue } from '../store/talk/due-messages.ts'
import { withoutSpread } from '../model/programme.ts'
import type { Store } from '../store/store.ts'

/** Chat ids on the stage's network. */
export const CONTACT = 'contact'
export const TRAINER = 'trainer'
export const BACKUP = 'backup'
export const COORDINATOR = 'coordinator'
export const OFFICER = 'officer'
export const DEPUTY = 'deputy'
export const COMPANION = 'companion'

/** Opens the empty database that a story is played on. */
export type OpenStore = (now: Date) => Promise<Store>

const inMemory: OpenStore = (now) => openSqlite(':memory:', now)

/**
 * The whole service on a database in memory (or another empty one) and a clock moved by hand: deterministic, with the
 * real store, so that states are saved as JSON and read back between any two inputs.
 */
export class Stage implements AsyncDisposable {
  readonly store: Store
  readonly clock: ManualClock
  readonly classCode: string
  readonly trainerCode: string
  readonly backupCode: string
  readonly #simulator: Simulator
  readonly #works: Works
  readonly #library: Library
  /** What each chat was sent and nobody has looked at yet. */
  readonly #unread = new Map<string, string[]>()
  /** All texts that arrived, by chat: what somebody can reply to. */
  readonly #arrived = new Map<string, { readonly id: number; readonly text: string }[]>()

  private constructor(parts: {
    store: Store
    clock: ManualClock
    simulator: Simulator
    works: Works
    library: Library
    codes: Pick<Cohort, 'classCode' | 'trainerCode' | 'backupCode'>
  }) {
    this.store = parts.store
    this.clock = parts.clock
    this.classCode = parts.codes.classCode
    this.trainerCode = parts.codes.trainerCode
    this.backupCode = parts.codes.backupCode
    this.#simulator = parts.simulator
    this.#works = parts.works
    this.#library = parts.library
    parts.simulator.onMessage(({ chat, id, text, media }) => {
      if (media) return
      this.unread(chat).push(text)
      this.#arrived.set(chat, [...(this.#arrived.get(chat) ?? []), { id, text }])
    })
  }

  /**
   * A stage with one cohort of the programme, empty of people, at a moment (milliseconds since 1970); the cohort began on
   * the day `began` (ISO), or on that of the moment; `network` is the one people write on.
   */
  static async set(
    library: Library,
    programme: string,
    now: number,
    began?: string,
    network?: ChannelName,
    open: OpenStore = inMemory,
  ): Promise<Stage> {
    const clock = new ManualClock(now)
    const store = await open(clock.now())
    const simulator = new Simulator(clock, network)
    const works = await assemble({
      store,
      clock,
      library,
      programmes: withoutSpread(library.programmes),
      channels: [simulator],
      log: silentLog,
    })
    const zone = library.programmes.get(programme)?.zone ?? 'UTC'
    const startDate = began ?? dayOf(now, zone)
    const cohort = { programme, name: 'Grupo 1', startDate }
    const codes = await createCohort(cohort, { store, library, now: clock.now() })
    return new Stage({ store, clock, simulator, works, library, codes })
  }

  /** Somebody coordinates a programme from now on, from a chat of her own. */
  addCoordinator(programme: string, name: string): Promise<void> {
    return this.#give('coordinator', programme, name, COORDINATOR)
  }

  /** Somebody protects the people of a programme from now on, from a chat of her own. */
  addOfficer(programme: string, name: string): Promise<void> {
    return this.#give('safeguarding', programme, name, OFFICER)
  }

  /** Somebody takes her place where it is not answered in time, from a chat of her own. */
  addDeputy(programme: string, name: string): Promise<void> {
    return this.#give('deputy', programme, name, DEPUTY)
  }

  /** From now on a chat takes no message, for this reason; without one it takes them again. */
  refuse(chat: string, reason?: RefusalReason): void {
    this.#simulator.refuse(chat, reason)
  }

  /** Someone replies to the last message with these words in it; returns whether there was one. */
  async reply(chat: string, words: string, text: string): Promise<boolean> {
    const message = this.#arrived.get(chat)?.findLast((each) => each.text.includes(words))
    if (!message) return false
    await this.#simulator.write(chat, text, String(message.id))
    await this.settle()
    return true
  }

  /** Someone writes, and everything that follows from it happens. */
  async write(chat: string, content: string | Content): Promise<void> {
    await this.#simulator.write(chat, content)
    await this.settle()
  }

  /** Time passes, stopping at nothing: what comes due on the way happens at the end of it. */
  async wait(ms: number): Promise<void> {
    this.clock.advance(ms)
    await this.settle()
  }

  /** Works until there is nothing left to do. */
  async settle(): Promise<void> {
    for (;;) {
      const found = await this.#works.lookAtTheTime()
      const turned = await this.#works.takeTurns()
      const sent = this.#works.deliver()
      await sent
      await this.#works.drain()
      if (!found && !turned && !(await this.#isBusy())) return
    }
  }

  /** What a chat was sent since it was last looked at, oldest first; the caller takes from it. */
  unread(chat: string): string[] {
    let lines = this.#unread.get(chat)
    if (!lines) {
      lines = []
      this.#unread.set(chat, lines)
    }
    return lines
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#works.drain()
    await this.#simulator.stop()
    await this.store[Symbol.asyncDispose]()
  }

  async #give(role: AccessRole, programme: string, name: string, chat: string): Promise<void> {
    const world = { store: this.store, library: this.#library, now: this.clock.now() }
    const { code } = await giveAccess({ programme, role, name }, world)
    await this.write(chat, code)
  }

  #isBusy(): Promise<boolean> {
    const now = this.clock.now().getTime()
    return this.store.read((db) => isAnyMessageDue(db, now))
  }
}
