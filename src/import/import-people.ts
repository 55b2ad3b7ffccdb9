import type { Clock } from '../clock.ts'
import { findCohort } from '../office/cohort/find-cohort.ts'
import type { Library } from '../flow/library.ts'
import type { CohortId } from '../model/ids.ts'
import type { Programme } from '../model/programme.ts'
import { RequestError } from '../model/request-error.ts'
import { loadCountry } from '../reading/country.ts'
import { plain } from '../reading/plain.ts'
import { loadWords } from '../reading/words.ts'
import type { Store, Tx } from '../store/store.ts'
import { applyRows } from './apply-rows.ts'
import { loadImportWords } from './import-words.ts'
import { readPeople, type PeopleRead, type Person, type Reader } from './people.ts'
import { planRows, type ImportPlan, type PlannedRows } from './plan.ts'
import { readTable } from './read-table.ts'
import { Roll } from './roll.ts'

export type ImportRequest = {
  readonly bytes: Uint8Array
  /** The cohort's class code. */
  readonly cohort: string
  /** Whether to write; without it, what would be written is only said. */
  readonly isApplied: boolean
  /** Who imports, for the record. */
  readonly by: string
}

/** The import ended before its last row for a reason from outside; `saved` rows of the list are kept, the rest is not. */
export class ImportInterrupted extends Error {
  override readonly name = 'ImportInterrupted'
  readonly saved: number

  constructor(saved: number, cause: unknown) {
    super(`the import ended after ${saved} rows`, { cause })
    this.saved = saved
  }
}

type Place = { readonly store: Store; readonly library: Library; readonly clock: Clock }

/**
 * Imports a list of people into a cohort; nobody is written to. It goes in slices, each all or nothing and short, so that a
 * service beside it keeps answering; where it was cut off, the same list again adds the rest and nobody twice. Throws a
 * FileRefusal for a file that is no list, a RequestError for a cohort that is not there, ImportInterrupted when it could
 * not end.
 */
export async function importPeople(request: ImportRequest, place: Place): Promise<ImportPlan> {
  const { store, library } = place
  const cohort = await store.transact((tx) => findCohort(tx.db, request.cohort))
  const programme = library.programmes.get(cohort.programme)
  if (!programme) throw new RequestError(`there is no programme '${cohort.programme}' any more`)
  const read = readPeople(await readTable(request.bytes), readerOf(programme, library))
  const list = { cohort: cohort.id, programmes: organisationOf(programme, library) }
  return gather(list.cohort, read, await takeSlices(read.people, list, request, place))
}

type List = { readonly cohort: CohortId; readonly programmes: readonly string[] }

async function takeSlices(
  people: readonly Person[],
  list: List,
  request: ImportRequest,
  { store, clock }: Place,
): Promise<readonly PlannedRows[]> {
  const roll = new Roll(list.cohort, people)
  const done: PlannedRows[] = []
  await roll.look(store)
  for (let from = 0; from < people.length;) {
    const slice = people.slice(from, from + SLICE)
    try {
      const rows = await store.transact((tx) => takeSlice(tx, slice, roll, list, request, clock))
      if (rows) {
        done.push(rows)
        from += SLICE
      } else await roll.look(store)
    } catch (error) {
      throw from > 0 && request.isApplied ? new ImportInterrupted(from, error) : error
    }
    if (from < people.length) await clock.sleep(BREATH_MS)
  }
  return done
}

/** Rows a transaction: some 50 ms. */
const SLICE = 500

/** A process that waits for SQLite's lock looks again every 50 ms or oftener, unless it has waited long. */
const BREATH_MS = 60

async function takeSlice(
  tx: Tx,
  slice: readonly Person[],
  roll: Roll,
  list: List,
  { isApplied, by }: ImportRequest,
  clock: Clock,
): Promise<PlannedRows | undefined> {
  if (!(await tx.alone(`import/${list.cohort}`))) return undefined
  const matches = await roll.standing(tx, slice)
  if (!matches) return undefined
  const planned = await planRows(tx, slice, { ...list, matches })
  if (!isApplied) return planned
  return applyRows(tx, planned, {
    slice,
    roll,
    cohort: list.cohort,
    by,
    now: clock.now().getTime(),
  })
}

function readerOf(programme: Programme, { languages }: Library): Reader {
  const { language: locale, country } = programme
  const offered = programme.languages.flatMap((code) => {
    const { name, spanish } = languages.get(code) ?? { name: code, spanish: code }
    return [code, name, spanish].map((each): [string, string] => [plain(each), code])
  })
  return {
    importWords: loadImportWords(locale),
    words: loadWords(locale),
    country: loadCountry(country),
    languages: new Map(offered),
  }
}

function organisationOf({ organisation }: Programme, { programmes }: Library): readonly string[] {
  return [...programmes.values()].flatMap((each) =>
    each.organisation === organisation ? [each.name] : [],
  )
}

/** What was said of the slices, as one plan in the order of the sheet. */
function gather(cohort: CohortId, read: PeopleRead, slices: readonly PlannedRows[]): ImportPlan {
  const consented = new Set(slices.flatMap((each) => each.consented))
  const sharing = new Set(
    read.notes.flatMap(({ row, note }) => (note === 'shared-phone' ? row : [])),
  )
  const notes = [
    ...read.notes.filter(({ row, note }) => note !== 'paper-consent' || !consented.has(row)),
    ...slices
      .flatMap((each) => each.notes)
      .filter(({ row, note }) => note !== 'shared-known' || !sharing.has(row)),
  ]
  const refused = [...read.refused, ...slices.flatMap((each) => each.refused)]
  const rows = slices.flatMap((each) => each.rows)
  return { cohort, rows, refused: byRow(refused), notes: byRow(notes), columns: read.columns }
}

function byRow<Row extends { readonly row: number }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => a.row - b.row)
}
