import type { ContactFields } from '../model/contact.ts'
import type { ContactId } from '../model/ids.ts'
import type { KnownPerson } from '../store/people/listed.ts'
import { plain } from '../reading/plain.ts'
import type { Person } from './people.ts'
import { areOneName, wordsOf } from '../reading/messages/same-name.ts'

/**
 * Who of a cohort each person of a list is already: by code, or as the same row of an earlier list; of the others by number
 * and name, or by a name that only one has.
 */
export function matchPeople(
  people: readonly Person[],
  known: readonly KnownPerson[],
): ReadonlyMap<Person, KnownPerson> {
  const sure = matchSurely(people, known)
  const taken = new Set(sure.values())
  const candidates = known.filter((each) => !taken.has(each)).map(candidateOf)
  const byPhone = Map.groupBy(candidates, (each) => each.known.phone)
  const byWord = wordIndex(candidates)
  const found = new Map<Person, KnownPerson>()
  for (const person of people) {
    if (sure.has(person)) continue
    const name = nameOf(person.name)
    const match =
      alike(name, (person.phone === undefined ? undefined : byPhone.get(person.phone)) ?? []) ??
      alike(name, strangersTo(person, name, byWord))
    if (match) found.set(person, match)
  }
  return new Map([...sure, ...withoutRivals(found)])
}

/** So that a list that comes again, whole or after half of it, finds whom it has brought. */
function matchSurely(
  people: readonly Person[],
  known: readonly KnownPerson[],
): ReadonlyMap<Person, KnownPerson> {
  const byCode = new Map(
    known.flatMap((each) => (each.code === null ? [] : [[plain(each.code), each]])),
  )
  const byRow = new Map(
    known.flatMap((each) => {
      const { community } = fieldsOf(each)
      return namesOf(each).map((name) => [rowOf({ ...each, name, community }), each] as const)
    }),
  )
  return new Map(
    people.flatMap((person) => {
      const { code, fields } = person
      const match =
        (code === undefined ? undefined : byCode.get(plain(code))) ??
        byRow.get(rowOf({ ...person, community: fields.community }))
      return match ? [[person, match]] : []
    }),
  )
}

/** What tells the rows of one list apart. */
function rowOf(row: {
  readonly name: string | null
  readonly phone?: string | null
  readonly code?: string | null
  readonly community: string | undefined
}): string {
  const { name, phone, code, community } = row
  return [plain(name ?? ''), phone ?? '', plain(code ?? ''), plain(community ?? '')].join('/')
}

function fieldsOf({ fields }: KnownPerson): ContactFields {
  return fields === null ? {} : (JSON.parse(fields) as ContactFields)
}

/** What she is called, and what a list calls her. */
export function namesOf(known: KnownPerson): readonly string[] {
  return [known.name, fieldsOf(known).listed].flatMap((name) => name ?? [])
}

type Name = { readonly plain: string; readonly words: ReadonlySet<string> }

type Candidate = { readonly known: KnownPerson; readonly names: readonly Name[] }

function nameOf(name: string): Name {
  return { plain: plain(name), words: wordsOf(name) }
}

function candidateOf(known: KnownPerson): Candidate {
  return { known, names: namesOf(known).map(nameOf) }
}

/** The one of them whose name fits; nobody where several do. */
function alike(name: Name, candidates: readonly Candidate[]): KnownPerson | undefined {
  const fitting = candidates.filter(({ names }) =>
    names.some(({ words }) => areOneName(words, name.words)),
  )
  const exact = fitting.filter(({ names }) => names.some((each) => each.plain === name.plain))
  const [only, other] = exact.length > 0 ? exact : fitting
  return other ? undefined : only?.known
}

/** Those who share a word of the name and whose number or code says nothing against it. */
function strangersTo(
  person: Person,
  { words }: Name,
  byWord: ReadonlyMap<string, readonly Candidate[]>,
): readonly Candidate[] {
  const candidates = new Set([...words].flatMap((word) => byWord.get(word) ?? []))
  return [...candidates].filter(
    ({ known: { phone, code } }) =>
      (phone === null || person.phone === undefined) &&
      (code === null || person.code === undefined),
  )
}

function wordIndex(candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> {
  const index = new Map<string, Candidate[]>()
  for (const each of candidates) {
    for (const word of new Set(each.names.flatMap(({ words }) => [...words]))) {
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
