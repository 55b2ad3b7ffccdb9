import type { ContactFields } from '../model/contact.ts'
import type { CohortId, ContactId } from '../model/ids.ts'
import {
  peopleWithPhones,
  phonesOfStaff,
  type KnownPerson,
  type ListedPerson,
} from '../store/people/listed.ts'
import type { Tx } from '../store/store.ts'
import { plain } from '../reading/plain.ts'
import { namesOf } from './match.ts'
import type { PeopleRead, Person, RowNote, RowRefusal } from './people.ts'
import { isSameName, wordsOf } from '../reading/messages/same-name.ts'

/** What importing one row would do. */
export type PlannedRow = {
  readonly row: number
  readonly name: string
  readonly outcome: 'new' | 'changed' | 'unchanged'
  /** What changes, by name. */
  readonly changes: readonly string[]
  readonly listed: ListedPerson
  /** Her number, once she has one. */
  readonly id?: ContactId
  readonly hasSigned: boolean
}

export type ImportPlan = {
  readonly cohort: CohortId
  readonly rows: readonly PlannedRow[]
  readonly refused: readonly RowRefusal[]
  readonly notes: readonly RowNote[]
  readonly columns: PeopleRead['columns']
}

/** What importing some rows would do; `consented` are the rows of those whose consent is known already. */
export type PlannedRows = {
  readonly rows: readonly PlannedRow[]
  readonly refused: readonly RowRefusal[]
  readonly notes: readonly RowNote[]
  readonly consented: readonly number[]
}

/**
 * What some people of a list would change in a cohort, where `matches` says who is there already; `programmes` are those of
 * its organisation: others' people are not seen.
 */
export async function planRows(
  tx: Tx,
  people: readonly Person[],
  {
    cohort,
    programmes,
    matches,
  }: {
    readonly cohort: CohortId
    readonly programmes: readonly string[]
    readonly matches: ReadonlyMap<Person, KnownPerson>
  },
): Promise<PlannedRows> {
  const phones = [...new Set(people.flatMap(({ phone }) => phone ?? []))]
  const owners = Map.groupBy(await peopleWithPhones(tx, phones, programmes), ({ phone }) => phone)
  const ofStaff = await phonesOfStaff(tx, phones, programmes)
  const rows: PlannedRow[] = []
  const refused: RowRefusal[] = []
  const notes: RowNote[] = []
  for (const person of people) {
    const match = matches.get(person)
    const others = (owners.get(person.phone ?? null) ?? []).filter(({ id }) => id !== match?.id)
    const refusal =
      numberOfStaff(person, ofStaff) ??
      (match ? otherOfCode(person, match) : inOtherCohort(person, others, cohort))
    if (refusal) {
      refused.push(refusal)
      continue
    }
    const { planned, kept } = match
      ? change(person, match)
      : { planned: addition(person), kept: [] }
    rows.push(planned)
    const { row } = person
    if (kept.length > 0) notes.push({ row, note: 'kept', values: { fields: kept.join(', ') } })
    const [sharer] = match ? [] : others
    if (sharer) notes.push({ row, note: 'shared-known', values: { name: sharer.name ?? '?' } })
  }
  const consented = [...matches].flatMap(([{ row }, { consent_at }]) =>
    consent_at === null ? [] : [row],
  )
  return { rows, refused, notes, consented }
}

/** What she writes from there would be taken for words of who has joined with that number. */
function numberOfStaff(
  { row, phone }: Person,
  ofStaff: ReadonlySet<string>,
): RowRefusal | undefined {
  if (phone === undefined || !ofStaff.has(phone)) return undefined
  return { row, reason: 'is-trainer', values: {} }
}

function inOtherCohort(
  person: Person,
  others: readonly KnownPerson[],
  cohort: CohortId,
): RowRefusal | undefined {
  const { row } = person
  const elsewhere = others.find(
    (each) => each.cohort_id !== cohort && each.name !== null && isSameName(each.name, person.name),
  )
  if (!elsewhere) return undefined
  return { row, reason: 'in-other-cohort', values: { cohort: elsewhere.cohort_name } }
}

/** A code that somebody has whose name and number are nothing like hers was written for the wrong person. */
function otherOfCode(person: Person, known: KnownPerson): RowRefusal | undefined {
  const { name, phone } = known
  if (name === null || (phone !== null && phone === person.phone)) return undefined
  const words = wordsOf(namesOf(known).join(' '))
  if ([...wordsOf(person.name)].some((word) => words.has(word))) return undefined
  return { row: person.row, reason: 'code-elsewhere', values: { name } }
}

function addition({ row, name, hasSigned, isOnCallList, fields, ...person }: Person): PlannedRow {
  const { phone, code, language, zone } = person
  const listed = listedOf({ name, phone, code, language, zone, ...fields }, name, isOnCallList)
  return { row, name, outcome: 'new', changes: [], listed, hasSigned }
}

/** Who has joined said some things herself: a list only adds to them. For others the latest list is right. */
function change(
  person: Person,
  known: KnownPerson,
): { readonly planned: PlannedRow; readonly kept: readonly string[] } {
  const before = valuesOf(known)
  const wanted = wantedOf(person)
  const hasSpoken = known.consent_at !== null || known.address_id !== null
  const after = { ...before }
  const kept: string[] = []
  for (const [field, value] of Object.entries(wanted)) {
    const present = before[field]
    if (value === undefined || value === present || (present && plain(present) === plain(value)))
      continue
    if (hasSpoken && present !== undefined) {
      const names = field === 'name' ? namesOf(known) : []
      if (!names.some((name) => isSameName(name, value))) kept.push(field)
    } else after[field] = value
  }
  const changes = Object.keys(after).filter((field) => after[field] !== before[field])
  const isOnCallList = known.address_id === null && hasToBeCalled(person, known)
  const isMoved = known.call_list !== (isOnCallList ? 1 : 0)
  const planned: PlannedRow = {
    row: person.row,
    name: after['name'] ?? person.name,
    outcome: changes.length > 0 || isMoved ? 'changed' : 'unchanged',
    changes: isMoved ? [...changes, 'call list'] : changes,
    listed: listedOf(after, known.name, isOnCallList),
    id: known.id,
    hasSigned: person.hasSigned && known.consent_at === null,
  }
  return { planned, kept }
}

/** By the number that the list gives; where it gives none, the number that is known stays what it was. */
function hasToBeCalled({ phone, isOnCallList }: Person, known: KnownPerson): boolean {
  return phone === undefined && known.phone !== null ? known.call_list === 1 : isOnCallList
}

type PersonValues = Record<string, string | undefined>

function valuesOf({ name, phone, code, language, zone, fields }: KnownPerson): PersonValues {
  const known = fields === null ? {} : (JSON.parse(fields) as ContactFields)
  return {
    name: name ?? undefined,
    phone: phone ?? undefined,
    code: code ?? undefined,
    language: language ?? undefined,
    zone: zone ?? undefined,
    ...known,
  }
}

function wantedOf({ name, phone, code, language, zone, fields }: Person): PersonValues {
  return { name, phone, code, language, zone, ...fields }
}

/** As the database keeps her; `known` is her name where the list gives none. */
function listedOf(values: PersonValues, known: string | null, isOnCallList: boolean): ListedPerson {
  const { name, phone, code, language, zone, ...fields } = values
  return {
    name: name ?? known ?? '',
    phone: phone ?? null,
    code: code ?? null,
    language: language ?? null,
    zone: zone ?? null,
    fields: Object.keys(fields).length === 0 ? null : JSON.stringify(fields),
    call_list: isOnCallList ? 1 : 0,
  }
}
