import { z } from 'zod'
import type { Library } from '../flow/library.ts'
import { RequestError } from '../model/request-error.ts'
import { newClassCode, newTrainerCode } from './join-codes.ts'
import { addCohort } from '../store/cohorts.ts'
import type { Store } from '../store/store.ts'

export type Cohort = {
  readonly id: number
  readonly programme: string
  readonly name: string
  readonly startDate: string
  readonly classCode: string
  readonly trainerCode: string
}

/** Makes a cohort with fresh codes; throws a RequestError for a programme, name or date that cannot be right. */
export async function createCohort(
  { programme, name, startDate }: Pick<Cohort, 'programme' | 'name' | 'startDate'>,
  { store, library, now }: { readonly store: Store; readonly library: Library; readonly now: Date },
): Promise<Cohort> {
  if (!library.programmes.has(programme)) {
    const known = [...library.programmes.keys()].join(', ')
    throw new RequestError(`there is no programme '${programme}'; expected one of ${known}`)
  }
  if (name.trim() === '')
    throw new RequestError("the cohort needs a name, for example --name 'Grupo 1'")
  if (!z.iso.date().safeParse(startDate).success) {
    throw new RequestError(`'${startDate}' is not a date; expected one like 2026-11-23`)
  }
  const classCode = newClassCode()
  const trainerCode = newTrainerCode()
  const { id } = await store.transact((tx) =>
    addCohort(tx.db, {
      programme,
      name: name.trim(),
      start_date: startDate,
      class_code: classCode,
      trainer_code: trainerCode,
      created_at: now.getTime(),
    }),
  )
  return { id, programme, name: name.trim(), startDate, classCode, trainerCode }
}
