import { nextLocal } from '../calendar/next-local.ts'
import { localAt } from '../calendar/local.ts'
import { createCohort } from '../office/cohort/cohort.ts'
import type { Library } from '../flow/library.ts'
import type { ContactId } from '../model/ids.ts'
import type { Programme } from '../model/programme.ts'
import { RequestError } from '../model/request-error.ts'
import { loadCountry } from '../reading/country.ts'
import { Agenda, type Plan } from './agenda.ts'
import { Chance } from './chance.ts'
import { makeEntrepreneur } from './entrepreneur.ts'
import { findTrouble } from './invariants.ts'
import { lookAgain } from './look-again.ts'
import { Person, type Standing, type Written } from './person.ts'
import { loadPhrases, type Phrases } from './phrases.ts'
import { reportOn, type SimulationReport } from './report.ts'
import { Staff } from './staff.ts'
import { readStandings } from './standings.ts'
import { makeTrainer } from './trainer.ts'
import { World } from './world.ts'

export type SimulationOptions = {
  readonly programme: string
  readonly contacts: number
  readonly weeks: number
  readonly seed: number
}

type What = 'code' | 'look' | 'help' | 'late' | 'stop'

const MINUTE = 60_000
const WEEK = 7 * 24 * 60 * MINUTE

/** How finely time passes: what comes due within it happens together, which is what makes weeks affordable. */
const TICK = 10 * MINUTE

/** People of a cohort. */
const COHORT = 25

/** Monday of the first class; the year is of no matter. */
const FIRST_DAY = '2027-01-04'

/**
 * Runs the whole service on a virtual clock with seeded entrepreneurs. The clock jumps to what is due next; production
 * code above the ports is the service's own. The same options give the same report. Throws a RequestError for options
 * that cannot be right.
 */
export async function simulate(
  options: SimulationOptions,
  library: Library,
): Promise<SimulationReport> {
  const programme = library.programmes.get(options.programme)
  if (!programme) {
    const known = [...library.programmes.keys()].join(', ')
    throw new RequestError(`there is no programme '${options.programme}'; expected one of ${known}`)
  }
  const start = nextLocal({ date: FIRST_DAY, days: 0, at: '09:00' }, 0, programme.zone)
  await using world = await World.begin(library, start - 60 * MINUTE)
  const town = new Town(world, programme, { ...options, start })
  await town.open()
  await town.live()
  return {
    ...(await reportOn(world.store, { ...options, programme })),
    trouble: await findTrouble(world, programme, town.people),
  }
}

/** The people of a programme and what they are about to do. */
class Town {
  readonly people = new Map<ContactId, Person>()
  readonly #world: World
  readonly #programme: Programme
  readonly #options: SimulationOptions & { readonly start: number }
  readonly #persons: Person[] = []
  readonly #chances: Chance[] = []
  readonly #byChat = new Map<string, number>()
  readonly #ids: ContactId[] = []
  readonly #codes: string[] = []
  readonly #agenda = new Agenda<What>()
  readonly #phrases: Phrases
  readonly #staff: Staff

  constructor(world: World, programme: Programme, options: SimulationOptions & { start: number }) {
    this.#world = world
    this.#programme = programme
    this.#options = options
    this.#phrases = loadPhrases(programme.language)
    this.#staff = new Staff(world, programme, this.#phrases)
    world.network.onMessage(({ chat, text, choices }) =>
      this.#receive(chat, { text, ...(choices ? { choices } : {}) }),
    )
  }

  /** Cohorts with their trainers, and people who will write the class code in the first class. */
  async open(): Promise<void> {
    const { start, weeks, seed, contacts } = this.#options
    const phrases = this.#phrases
    const country = loadCountry(this.#programme.country)
    const beginning = new Chance(seed)
    for (let from = 0; from < contacts; from += COHORT)
      await this.#openCohort(from / COHORT, beginning, phrases)
    for (let index = 0; index < contacts; index += 1) {
      const chance = new Chance(seed * 1_000_003 + index + 1)
      const chat = `person-${index}`
      const habits = makeEntrepreneur(chat, chance, { phrases, country, start, weeks })
      this.#persons.push(new Person(habits, chance, { phrases, country }))
      this.#chances.push(chance)
      this.#byChat.set(chat, index)
      this.#plan(index, 'code', start + chance.between(0, 60) * MINUTE)
      this.#planLife(index, chance)
    }
  }

  /** Jumps from what is due to what is due, until the weeks are over. */
  async live(): Promise<void> {
    const end = this.#options.start + this.#options.weeks * WEEK
    for (let moment = this.#world.now; moment <= end; moment = await this.#nextMoment()) {
      if ((this.#staff.next ?? Infinity) <= moment)
        await this.#world.moveTo(moment, () => this.#staff.act(moment))
      const plans = this.#agenda.takeUntil(moment)
      await this.#world.moveTo(moment, () => this.#act(plans))
    }
  }

  async #openCohort(index: number, beginning: Chance, phrases: Phrases): Promise<void> {
    const { store, library, clock } = this.#world
    const { name: programme } = this.#programme
    const cohort = { programme, name: `Grupo ${index + 1}`, startDate: FIRST_DAY }
    const codes = await createCohort(cohort, { store, library, now: clock.now() })
    this.#codes.push(codes.classCode)
    const posts = { trainer: codes.trainerCode, backup: codes.backupCode }
    for (const [post, code] of Object.entries(posts)) {
      const chance = new Chance(beginning.whole(0, 2 ** 31 - 1))
      const name = `${chance.one(phrases.trainers)} ${index + 1}`
      await this.#staff.join(makeTrainer(`${post}-${index}`, name, chance), code, chance)
    }
  }

  /** What she does of herself: asks for help, tells late, asks for silence. */
  #planLife(index: number, chance: Chance): void {
    const { start, weeks } = this.#options
    const habits = this.#persons[index]?.habits
    if (!habits) return
    for (let week = 0; week < weeks; week += 1) {
      const moment = () =>
        start +
        week * WEEK +
        chance.whole(1, 6) * 24 * 60 * MINUTE +
        chance.between(0, 8 * 60) * MINUTE
      if (chance.happens(habits.help)) this.#plan(index, 'help', moment())
      if (chance.happens(0.04)) this.#plan(index, 'late', moment())
    }
    if (habits.leaves?.how === 'stop') this.#plan(index, 'stop', habits.leaves.at)
  }

  #plan(who: number, what: What, at: number): void {
    this.#agenda.add({ at, who, what })
  }

  async #nextMoment(): Promise<number> {
    const theirs = Math.min(this.#agenda.next ?? Infinity, this.#staff.next ?? Infinity)
    const next = Math.min(theirs, await this.#world.nextDue())
    return Math.max(Math.ceil(next / TICK) * TICK, this.#world.now + TICK)
  }

  #receive(chat: string, seen: { text: string; choices?: readonly string[] }): void {
    const index = this.#byChat.get(chat)
    const person = index === undefined ? undefined : this.#persons[index]
    const chance = index === undefined ? undefined : this.#chances[index]
    if (index === undefined || !person || !chance) return
    const { now } = this.#world
    const wasTalking = now - person.lastWrote < 10 * MINUTE
    if (!person.receives(seen, now)) return
    person.isBusy = true
    const local = localAt(now, this.#programme.zone)
    const at = wasTalking
      ? now + chance.between(0.4, 3) * MINUTE
      : lookAgain(person.habits, now, local.hour * 60 + local.minute, chance)
    this.#plan(index, 'look', at)
  }

  async #act(plans: readonly Plan<What>[]): Promise<void> {
    const standings = await this.#standings(plans)
    const writing = plans.flatMap(({ who, what }) => {
      const person = this.#persons[who]
      const written = person && this.#doing(person, who, what, standings.get(who) ?? {})
      if (!person || written === undefined) return []
      person.lastWrote = this.#world.now
      return [this.#world.network.write(person.habits.chat, written)]
    })
    await Promise.all(writing)
  }

  #doing(person: Person, who: number, what: What, standing: Standing): Written | undefined {
    const hasLeft = person.hasLeft(this.#world.now)
    if (what === 'stop') return person.stops()
    if (what === 'look') person.isBusy = false
    if (hasLeft) return undefined
    switch (what) {
      case 'code':
        return this.#codes[Math.floor(who / COHORT)]
      case 'look':
        return person.looks(standing)
      case 'help':
        return person.asksForHelp()
      case 'late': {
        const { late, week = '', trainer } = standing
        if (trainer || late === undefined || person.meant.has(`${late}/${week}`)) return undefined
        return person.tellsLate(late, week)
      }
    }
  }

  /** What is open between the bot and each of them. */
  async #standings(plans: readonly Plan<What>[]): Promise<ReadonlyMap<number, Standing>> {
    if (plans.some(({ who }) => this.#ids[who] === undefined)) await this.#lookUp()
    const ids = plans.flatMap(({ who }) => this.#ids[who] ?? [])
    if (ids.length === 0) return new Map()
    const { library, now, store } = this.#world
    const { name: programme } = this.#programme
    const found = await store.transact((tx) => readStandings(tx, ids, { library, programme, now }))
    return new Map(
      plans.flatMap(({ who }) => {
        const standing = found.get(this.#ids[who] ?? NOBODY)
        return standing ? [[who, standing] as const] : []
      }),
    )
  }

  async #lookUp(): Promise<void> {
    const rows = await this.#world.store.read((db) =>
      db.selectFrom('addresses').select(['chat', 'contact_id']).execute(),
    )
    for (const { chat, contact_id } of rows) {
      const index = this.#byChat.get(chat)
      const person = index === undefined ? undefined : this.#persons[index]
      if (index === undefined || !person) continue
      this.#ids[index] = contact_id
      this.people.set(contact_id, person)
    }
  }
}

const NOBODY = 0 as ContactId
