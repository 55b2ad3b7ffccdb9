import { findCohort } from '../office/cohort/find-cohort.ts'
import { shareByPhone } from '../office/cohort/share-phone.ts'
import type { Library } from '../flow/library.ts'
import type { CohortId, ContactId } from '../model/ids.ts'
import type { Programme } from '../model/programme.ts'
import { RequestError } from '../model/request-error.ts'
import { loadCountry } from '../reading/country.ts'
import { plain } from '../reading/plain.ts'
import { loadWords } from '../reading/words.ts'
import { addInputs } from '../store/talk/inputs.ts'
import { addListed, changeListed, peopleOfCohort } from '../store/people/listed.ts'
import type { Store, Tx } from '../store/store.ts'
import { loadImportWords } from './import-words.ts'
import { readPeople, type PeopleRead, type Reader } from './people.ts'
import { planImport, type ImportPlan } from './plan.ts'
import { readTable } from './read-table.ts'

export type ImportRequest = {
  readonly bytes: Uint8Array
  /** The cohort's class code. */
  readonly cohort: string
  /** Whether to write; without it, what would be written is only said. */
  readonly isApplied: boolean
  /** Who imports, for the record. */
  readonly by: string
}

/**
 * Imports a list of people into a cohort, all or nothing; nobody is written to. Throws a FileRefusal for a file that is
 * no list, a RequestError for a cohort that is not there.
 */
export async function importPeople(
  { bytes, cohort: code, isApplied, by }: ImportRequest,
  { store, library, now }: { readonly store: Store; readonly library: Library; readonly now: Date },
): Promise<ImportPlan> {
  const cohort = await store.transact((tx) => findCohort(tx.db, code))
  const programme = library.programmes.get(cohort.programme)
  if (!programme) throw new RequestError(`there is no programme '${cohort.programme}' any more`)
  const read = readPeople(await readTable(bytes), readerOf(programme, library))
  const programmes = organisationOf(programme, library)
  return store.transact(async (tx) => {
    const plan = await planImport(tx, read, { cohort: cohort.id, programmes })
    return isApplied ? applyImport(tx, plan, read, { by, now: now.getTime() }) : plan
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

type Applying = { readonly by: string; readonly now: number }

/** The plan as it is carried out: who is new has her number. */
async function applyImport(
  tx: Tx,
  plan: ImportPlan,
  { people }: PeopleRead,
  applying: Applying,
): Promise<ImportPlan> {
  const { cohort, rows } = plan
  const added = rows.filter(({ outcome }) => outcome === 'new')
  const changed = rows.flatMap(({ outcome, id, listed }) =>
    outcome === 'changed' && id !== undefined ? [{ id, ...listed }] : [],
  )
  const before = new Set((await peopleOfCohort(tx, cohort)).map(({ id }) => id))
  await addListed(
    tx,
    cohort,
    added.map(({ listed }) => listed),
    applying.now,
  )
  await changeListed(tx, changed)
  const news = (await peopleOfCohort(tx, cohort)).filter(({ id }) => !before.has(id))
  const ids = new Map(added.map(({ row }, index) => [row, news[index]?.id]))
  const numbered = rows.map((each) => {
    const id = each.id ?? ids.get(each.row)
    return id === undefined ? each : { ...each, id }
  })
  const signed = numbered.flatMap(({ id, hasSigned }) => (id && hasSigned ? [id] : []))
  await recordSigned(tx, cohort, signed, applying)
  await shareByPhone(
    tx,
    people.flatMap(({ phone }) => phone ?? []),
  )
  return { ...plan, rows: numbered }
}

/** What was signed on paper goes the way of all consents: through the inbox. */
async function recordSigned(
  tx: Tx,
  cohort: CohortId,
  signed: readonly ContactId[],
  { by, now }: Applying,
): Promise<void> {
  const payload = JSON.stringify({ type: 'paper-consent', by })
  await addInputs(
    tx,
    signed.map((contact_id) => ({
      account: 'import',
      external_id: `paper-consent/${cohort}/${contact_id}`,
      contact_id,
      address_id: null,
      payload,
      heard_at: now,
    })),
  )
}
