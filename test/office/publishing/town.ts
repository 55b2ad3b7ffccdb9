import { join } from 'node:path'
import { Simulator } from '../../../src/channels/simulator.ts'
import { ManualClock } from '../../../src/clock.ts'
import { createCohort } from '../../../src/office/cohort/cohort.ts'
import { publishChanges } from '../../../src/office/publishing/publish.ts'
import {
  planPublish,
  planRollback,
  type Change,
} from '../../../src/office/publishing/publish-plan.ts'
import type { Choices } from '../../../src/flow/publish/choice.ts'
import { loadLibrary, type Library } from '../../../src/flow/library.ts'
import { silentLog } from '../../../src/log.ts'
import { assemble, type Works } from '../../../src/pipeline/pipeline.ts'
import { startFlow } from '../../../src/pipeline/turn/start-flow.ts'
import { addMember } from '../../store/member.ts'
import { openDatabase } from '../../../src/store/open.ts'
import type { Store } from '../../../src/store/store.ts'
import { newPlace } from '../../store/place.ts'

/** Monday 23 November 2026, 18:00 in Guatemala. */
const MONDAY = 1_795_478_400_000

/** The service of a checkout on a real database, with many people and a clock moved by hand. */
export class Town implements AsyncDisposable {
  readonly root: string
  readonly clock: ManualClock
  database = ''
  store!: Store
  library!: Library
  #simulator!: Simulator
  #works!: Works
  readonly #heard = new Map<string, string[]>()
  #code = ''

  private constructor(root: string, now: number) {
    this.root = root
    this.clock = new ManualClock(now)
  }

  /** A town in a database of its own, or in that of a service which runs on the real clock, at its time. */
  static async open(root: string, place?: string, now = MONDAY): Promise<Town> {
    const town = new Town(root, now)
    town.database = place ?? (await newPlace(join(root, 'micromba.sqlite')))
    await town.start()
    const { store, library } = town
    const cohort = { programme: 'fundap', name: 'Grupo 1', startDate: '2026-11-02' }
    const { classCode } = await createCohort(cohort, { store, library, now: town.clock.now() })
    town.#code = classCode
    return town
  }

  /** Starts the service on what the checkout says now. */
  async start(): Promise<void> {
    this.store = await openDatabase(this.database, this.clock.now())
    this.library = loadLibrary(this.root)
    this.#simulator = new Simulator(this.clock)
    this.#simulator.onMessage(({ chat, text }) => this.heard(chat).push(text))
    const { store, clock, library } = this
    const channels = [this.#simulator]
    this.#works = await assemble({ store, clock, library, channels, log: silentLog })
  }

  async stop(): Promise<void> {
    await this.#works.drain()
    await this.#simulator.stop()
    await this.store[Symbol.asyncDispose]()
  }

  async restart(): Promise<void> {
    await this.stop()
    this.clock.advance(1)
    await this.start()
  }

  /** People who take part, called by their chats, as if they had joined long ago. */
  async gather(chats: readonly string[]): Promise<void> {
    await this.store.transact(async ({ db }) => {
      const cohort = await db.selectFrom('cohorts').select('id').executeTakeFirstOrThrow()
      for (const chat of chats) {
        await addMember(
          db,
          {
            role: 'entrepreneur',
            status: 'active',
            cohort_id: cohort.id,
            name: chat,
            consent_at: 1,
            created_at: 1,
          },
          { channel: 'simulator', account: 'simulator', chat },
        )
      }
    })
  }

  /** Starts a flow for everybody. */
  async begin(flow = 'survey'): Promise<void> {
    await startFlow(this.store, { flow, cohort: this.#code }, this.clock.now())
    await this.settle()
  }

  async write(chat: string, text: string): Promise<void> {
    await this.#simulator.write(chat, text)
    await this.settle()
  }

  /** All of them write before anybody is answered. */
  async writeAll(chats: readonly string[], text: string): Promise<void> {
    await Promise.all(chats.map((chat) => this.#simulator.write(chat, text)))
    await this.settle()
  }

  async wait(hours: number): Promise<void> {
    this.clock.advance(hours * 3_600_000)
    await this.settle()
  }

  async settle(): Promise<void> {
    for (;;) {
      const found = await this.#works.lookAtTheTime()
      const turned = await this.#works.takeTurns()
      const sent = await this.#works.deliver()
      await this.#works.drain()
      if (!found && !turned && !sent) return
    }
  }

  /** What a chat was sent; the caller takes from it. */
  heard(chat: string): string[] {
    let lines = this.#heard.get(chat)
    if (!lines) this.#heard.set(chat, (lines = []))
    return lines
  }

  /** What a chat was sent since the last look. */
  take(chat: string): readonly string[] {
    return this.heard(chat).splice(0)
  }

  plan(names: readonly string[] = []) {
    return this.store.read((db) => planPublish(db, loadLibrary(this.root), { names }))
  }

  /** Publishes the files beside the running service; the turns come with `settle`. */
  async publish(choices: Choices = {}, names: readonly string[] = []): Promise<number> {
    const { changes } = await this.plan(names)
    return this.carryOut(changes, choices, 'publish')
  }

  async rollBack(choices: Choices = {}): Promise<number> {
    const change = await this.store.read((db) => planRollback(db, 'survey'))
    return this.carryOut([change], choices, 'rollback')
  }

  carryOut(changes: readonly Change[], choices: Choices, kind: 'publish' | 'rollback') {
    const now = this.clock.now().getTime()
    const chosen = new Map([['survey', choices]])
    return publishChanges(this.store, changes, { kind, by: 'ana', now, choices: chosen })
  }

  timers() {
    return this.store.read((db) => db.selectFrom('timers').select(['key', 'due_at']).execute())
  }

  figures() {
    return this.store.read((db) => db.selectFrom('figures').select(['week', 'minor']).execute())
  }

  standing() {
    return this.store.read((db) =>
      db
        .selectFrom('conversations')
        .select(['contact_id', 'version', 'step'])
        .where('flow', '=', 'survey')
        .execute(),
    )
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}
