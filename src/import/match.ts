import type { ContactId } from '../model/ids.ts'
import type { KnownPerson } from '../store/people/listed.ts'
import { plain } from '../reading/plain.ts'
import type { Person } from './people.ts'
import { isSameName, wordsOf } from '../reading/same-name.ts'

/** Who of a cohort each person of a list is already: by code, by number and name, or by a name that only one has. */
export function matchPeople(
  people: readonly Person[],
  known: readonly KnownPerson[],
): ReadonlyMap<Person, KnownPerson> {
  const byCode = new Map(
    known.flatMap((each) => (each.code === null ? [] : [[plain(each.code), each]])),
  )
  const byPhone = Map.groupBy(known, ({ phone }) => phone)
  const byWord = wordIndex(known)
  const found = new Map<Person, KnownPerson>()
  for (const person of people) {
    const match =
      (person.code === undefined ? undefined : byCode.get(plain(person.code))) ??
      alike(person, (person.phone === undefined ? undefined : byPhone.get(person.phone)) ?? []) ??
      alike(person, strangersTo(person, byWord))
    if (match) found.set(person, match)
  }
  return withoutRivals(found)
}

/** The one of them whose name fits; nobody where several do. */
function alike({ name }: Person, candidates: readonly KnownPerson[]): KnownPerson | undefined {
  const fitting = candidates.filter((each) => each.name !== null && isSameName(each.name, name))
  const exact = fitting.filter((each) => each.name !== null && plain(each.name) === plain(name))
  const [only, other] = exact.length > 0 ? exact : fitting
  return other ? undefined : only
}

/** Those who share a word of the name and whose number or code says nothing against it. */
function strangersTo(
  person: Person,
  byWord: ReadonlyMap<string, readonly KnownPerson[]>,
): readonly KnownPerson[] {
  const candidates = new Set([...wordsOf(person.name)].flatMap((word) => byWord.get(word) ?? []))
  return [...candidates].filter(
    ({ phone, code }) =>
      (phone === null || person.phone === undefined) &&
      (code === null || person.code === undefined),
  )
}

function wordIndex(known: readonly KnownPerson[]): ReadonlyMap<string, readonly KnownPerson[]> {
  const index = new Map<string, KnownPerson[]>()
  for (const each of known) {
    for (const word of wordsOf(each.name ?? '')) {
      const list = index.get(word)
      if (list) list.push(each)
      else index.set(word, [each])
    }
  }
  return index
}

/** Where two of the list may be the same one, nobody knows which: neither is. */
function withoutRivals(found: ReadonlyMap<Person, KnownPerson>): ReadonlyMap<Person, KnownPerson> {
  const claims = new Map<ContactId, number>()
  for (const { id } of found.values()) claims.set(id, (claims.get(id) ?? 0) + 1)
  return new Map([...found].filter(([, { id }]) => claims.get(id) === 1))
}
