import type { CohortId, ContactId } from '../model/ids.ts'
import {
  amongCohort,
  idsOfCohort,
  peopleOfCohort,
  type KnownPerson,
} from '../store/people/listed.ts'
import type { Store, Tx } from '../store/store.ts'
import { matchPeople } from './match.ts'
import type { Person } from './people.ts'

/** Who of a list is whom of a cohort, while others come into it or leave it. */
export class Roll {
  readonly #cohort: CohortId
  readonly #people: readonly Person[]
  readonly #seen = new Set<ContactId>()
  readonly #found = new Map<Person, ContactId>()

  constructor(cohort: CohortId, people: readonly Person[]) {
    this.#cohort = cohort
    this.#people = people
  }

  /** Looks for the people of the list among those of the cohort that it has not seen yet; holds nothing up meanwhile. */
  async look(store: Store): Promise<void> {
    const unseen = (await everybody(store, this.#cohort)).filter(({ id }) => !this.#seen.has(id))
    const open = this.#people.filter((person) => !this.#found.has(person))
    for (const [person, { id }] of matchPeople(open, unseen)) this.#found.set(person, id)
    for (const { id } of unseen) this.#seen.add(id)
  }

  /**
   * Whom each of some people is, as it stands in this transaction; undefined where somebody has come or gone since the
   * last look, and another is due.
   */
  async standing(
    tx: Tx,
    people: readonly Person[],
  ): Promise<ReadonlyMap<Person, KnownPerson> | undefined> {
    const present = await idsOfCohort(tx, this.#cohort)
    if (present.some((id) => !this.#seen.has(id))) return undefined
    const found = people.flatMap((person) => {
      const id = this.#found.get(person)
      return id === undefined ? [] : [{ person, id }]
    })
    const ids = found.map(({ id }) => id)
    const known = new Map((await amongCohort(tx, this.#cohort, ids)).map((each) => [each.id, each]))
    const standing = found.flatMap(({ person, id }) => {
      const each = known.get(id)
      return each ? [[person, each] as const] : []
    })
    if (standing.length === found.length) return new Map(standing)
    this.#forget()
    return undefined
  }

  /** She is in the cohort now, by this list. */
  add(person: Person, id: ContactId): void {
    this.#found.set(person, id)
    this.#seen.add(id)
  }

  #forget(): void {
    this.#found.clear()
    this.#seen.clear()
  }
}

async function everybody(store: Store, cohort: CohortId): Promise<readonly KnownPerson[]> {
  const all: KnownPerson[] = []
  for (;;) {
    const after = all.at(-1)?.id ?? 0
    const page = await store.read((db) => peopleOfCohort(db, cohort, after, PAGE))
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

const PAGE = 1_000
