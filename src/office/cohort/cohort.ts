import { z } from 'zod'
import { plannedDates } from '../../calendar/cohort-dates.ts'
import type { Library } from '../../flow/library.ts'
import type { Programme } from '../../model/programme.ts'
import { RequestError } from '../../model/request-error.ts'
import { addCohortDates } from '../../store/people/cohort-dates.ts'
import { addCohort, cohortsByCode } from '../../store/people/cohorts.ts'
import type { Store, Tx } from '../../store/store.ts'
import { newClassCode, newTrainerCode } from './join-codes.ts'
import { cohortTime, type TimeRequest } from './own-time.ts'

export type CohortRequest = {
  readonly programme: string
  readonly name: string
  /** ISO date of the first class. */
  readonly startDate: string
  /** What its people are written to in, where it is not the programme's language. */
  readonly language?: string | undefined
  /** Whether its people want voice notes. */
  readonly audio?: boolean
} & TimeRequest

export type Cohort = {
  readonly id: number
  readonly programme: string
  readonly name: string
  readonly startDate: string
  readonly classCode: string
  readonly trainerCode: string
  readonly backupCode: string
}

/**
 * Makes a cohort with fresh codes and the dates of its programme's rhythm; throws a RequestError for a programme, name,
 * date, language, day or hour that cannot be right.
 */
export async function createCohort(
  request: CohortRequest,
  { store, library, now }: { readonly store: Store; readonly library: Library; readonly now: Date },
): Promise<Cohort> {
  const programme = expectProgramme(request.programme, library)
  const name = expectName(request.name)
  const { startDate } = request
  if (!z.iso.date().safeParse(startDate).success)
    throw new RequestError(`'${startDate}' is not a date; expected one like 2026-11-23`)
  const language = expectLanguage(request.language, programme)
  const time = cohortTime(request, { weekday: null, hour: null }, programme)
  const staffCodes = { trainerCode: newTrainerCode(), backupCode: newTrainerCode() }
  const { id, classCode } = await store.transact(async (tx) => {
    const class_code = await freeClassCode(tx)
    const cohort = await addCohort(tx.db, {
      programme: programme.name,
      name,
      start_date: startDate,
      class_code,
      trainer_code: staffCodes.trainerCode,
      backup_code: staffCodes.backupCode,
      language,
      audio: request.audio ? 1 : 0,
      ...time,
      created_at: now.getTime(),
    })
    const dates = plannedDates(programme, startDate)
    await addCohortDates(
      tx,
      dates.map((date) => ({ cohort_id: cohort.id, ...date })),
    )
    return { id: cohort.id, classCode: class_code }
  })
  return { id, programme: programme.name, name, startDate, classCode, ...staffCodes }
}

/** A class code that no cohort has: they are short, and among 40,000 cohorts some would be alike. */
export async function freeClassCode(tx: Tx, make = newClassCode): Promise<string> {
  const code = make()
  const used = await cohortsByCode(tx, [code])
  return used.length === 0 ? code : freeClassCode(tx, make)
}

function expectProgramme(name: string, { programmes }: Library): Programme {
  const programme = programmes.get(name)
  if (programme) return programme
  const known = [...programmes.keys()].join(', ')
  throw new RequestError(`there is no programme '${name}'; expected one of ${known}`)
}

function expectName(text: string): string {
  const name = text.trim()
  if (name !== '') return name
  throw new RequestError("the cohort needs a name, for example --name 'Grupo 1'")
}

function expectLanguage(
  language: string | undefined,
  { name, languages }: Programme,
): string | null {
  if (language === undefined) return null
  if (languages.includes(language)) return language
  throw new RequestError(
    `programme '${name}' has no language '${language}'; expected one of ${languages.join(', ')}`,
  )
}
