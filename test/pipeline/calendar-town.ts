import { fileURLToPath } from 'node:url'
import { Temporal } from 'temporal-polyfill'
import { Simulator } from '../../src/channels/simulator.ts'
import { ManualClock } from '../../src/clock.ts'
import { stepOf, type ConversationState, type Frame } from '../../src/conversation/state.ts'
import { createCohort } from '../../src/office/cohort/cohort.ts'
import { loadLibrary, type Library } from '../../src/flow/library.ts'
import { silentLog } from '../../src/log.ts'
import type { CohortId, ContactId } from '../../src/model/ids.ts'
import type { Programme } from '../../src/model/programme.ts'
import { assemble, type Works } from '../../src/pipeline/pipeline.ts'
import { addContact } from '../../src/store/people/contacts.ts'
import { addMember } from '../store/member.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import type { ContactTable } from '../../src/store/tables/people.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const library = loadLibrary(ROOT)

/** What a person begins with, beside the usual. */
export type Person = Partial<
  Pick<Record<keyof ContactTable, unknown>, 'fields' | 'zone' | 'hold' | 'status'>
> & { readonly hasChat?: boolean; readonly cohort?: number }

/** The real pipeline on a clock moved by hand, with people who are there already. */
export class Town implements AsyncDisposable {
  readonly clock: ManualClock
  readonly store: Store
  readonly simulator: Simulator
  readonly programmes: ReadonlyMap<string, Programme>
  readonly known: Library
  #works: Works

  private constructor(parts: Parts, works: Works) {
    this.clock = parts.clock
    this.store = parts.store
    this.simulator = parts.simulator
    this.programmes = parts.programmes
    this.known = parts.known
    this.#works = works
  }

  /** Cohorts of a programme that began on these days. */
  static async build(
    programme: Programme,
    { now, began }: { readonly now: number; readonly began: readonly string[] },
  ): Promise<Town> {
    const clock = new ManualClock(now)
    const store = await openSqlite(':memory:', clock.now())
    const simulator = new Simulator(clock)
    const programmes = new Map([[programme.name, programme]])
    const isKnown = library.programmes.get(programme.name) === programme
    const known = isKnown ? library : Object.assign(loadLibrary(ROOT), { programmes })
    for (const [index, startDate] of began.entries()) {
      const cohort = { programme: programme.name, name: `Grupo ${index + 1}`, startDate }
      await createCohort(cohort, { store, library: known, now: clock.now() })
    }
    const parts = { clock, store, simulator, programmes, known }
    return new Town(parts, await start(parts))
  }

  /** A new process on the same database. */
  async restart(): Promise<void> {
    this.#works = await start(this)
  }

  /** People who have accepted before now. */
  async settleIn(people: readonly Person[]): Promise<void> {
    const now = this.clock.now().getTime() - 1
    await this.store.transact(async ({ db }) => {
      for (const [index, { hasChat = true, cohort = 1, ...person }] of people.entries()) {
        const values = { role: 'entrepreneur', status: 'active', ...person } as never
        const contact = {
          ...(values as { role: 'entrepreneur'; status: 'active' }),
          name: `P${index + 1}`,
          cohort_id: cohort as CohortId,
          consent_at: now,
          created_at: now,
        }
        const chat = `p${index + 1}`
        if (hasChat)
          await addMember(db, contact, { channel: 'simulator', account: 'simulator', chat })
        else await addContact(db, contact)
      }
    })
  }

  /** Works until there is nothing left to do at this moment. */
  async settle(): Promise<void> {
    for (;;) {
      const found = await this.#works.lookAtTheTime()
      const turned = await this.#works.takeTurns()
      await this.#works.deliver()
      await this.#works.drain()
      if (!found && !turned) return
    }
  }

  /** Days pass, stopping wherever something comes due; whoever is asked answers at once. */
  async live(until: number, { answers = true } = {}): Promise<void> {
    await this.#now(answers)
    for (let next = await this.#next(until); next <= until; next = await this.#next(until)) {
      this.clock.advance(next - this.clock.now().getTime())
      await this.#now(answers)
    }
    this.clock.advance(until - this.clock.now().getTime())
  }

  async #now(answers: boolean): Promise<void> {
    await this.settle()
    if (!answers) return
    for (let tries = 0; tries < 12 && (await this.#answerAll()); tries += 1) await this.settle()
  }

  /** The next planned occurrence or timer, or midnight somewhere. */
  async #next(until: number): Promise<number> {
    const now = this.clock.now().getTime()
    const { occurrence, timer, zones } = await this.store.read(async (db) => ({
      occurrence: await db
        .selectFrom('occurrences')
        .select((q) => q.fn.min('planned_at').as('at'))
        .where('status', '=', 'waiting')
        .executeTakeFirst(),
      timer: await db
        .selectFrom('timers')
        .select((q) => q.fn.min('due_at').as('at'))
        .executeTakeFirst(),
      zones: await db.selectFrom('contacts').select('zone').distinct().execute(),
    }))
    const due = [occurrence?.at, timer?.at].map((at) => {
      return at === null || at === undefined ? until + 1 : Math.max(at, now + 1)
    })
    const home = [...this.programmes.values()].map(({ zone }) => zone)
    const midnights = [...home, ...zones.flatMap(({ zone }) => zone ?? [])].map((zone) => {
      const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
      return local.add({ days: 1 }).startOfDay().epochMilliseconds
    })
    return Math.min(...midnights, ...due)
  }

  async #answerAll(): Promise<boolean> {
    const rows = await this.store.read((db) =>
      db
        .selectFrom('conversations as v')
        .innerJoin('addresses as a', 'a.contact_id', 'v.contact_id')
        .select(['v.state', 'a.chat'])
        .where('v.flow', 'is not', null)
        .execute(),
    )
    let answered = false
    for (const { state, chat } of rows) {
      const top = (JSON.parse(state) as ConversationState).frames.at(-1)
      if (!top || typeof top.value !== 'object') continue
      await this.simulator.write(chat, answerTo(top))
      answered = true
    }
    return answered
  }

  occurrences(contact?: ContactId) {
    return this.store.read((db) => {
      const all = db
        .selectFrom('occurrences')
        .selectAll()
        .orderBy('contact_id')
        .orderBy('due_at')
        .orderBy('id')
      return (contact === undefined ? all : all.where('contact_id', '=', contact)).execute()
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.simulator.stop()
    await this.store[Symbol.asyncDispose]()
  }
}

/** What is asked is answered, what is read back is confirmed. */
function answerTo(top: Frame): string {
  const [mode] = Object.values(top.value)
  if (mode === 'confirming') return 'sí'
  if (mode === 'choosing') return '1'
  const step = library.pinned(top.version).script.steps[stepOf(top)]
  return ANSWERS[step && 'ask' in step ? step.ask : 'text'] ?? 'sí'
}

const ANSWERS: Readonly<Record<string, string>> = {
  money: '450',
  number: '2',
  'yes-no': 'sí',
  choice: '1',
  text: 'vender más',
  date: 'mañana',
  rating: '3',
}

type Parts = Pick<Town, 'store' | 'clock' | 'simulator' | 'programmes' | 'known'>

function start({ store, clock, simulator, programmes, known }: Parts): Promise<Works> {
  const parts = { store, clock, library: known, programmes }
  return assemble({ ...parts, channels: [simulator], log: silentLog })
}
