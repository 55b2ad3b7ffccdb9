import { importPeople } from '../../src/import/import-people.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import type { Stage } from '../../src/stories/stage.ts'

export const library = loadLibrary(process.cwd())
export const MONDAY = 1_795_478_400_000

/** Imports a list as a coordinator does, and what became of each row. */
export async function list(stage: Stage, text: string, isApplied = true, cohort = stage.classCode) {
  const request = { bytes: Buffer.from(text), cohort, isApplied, by: 'Luz' }
  const plan = await importPeople(request, { store: stage.store, library, clock: stage.clock })
  await stage.settle()
  const outcomes = plan.rows.map(({ row, outcome, changes }) => [row, outcome, ...changes])
  const refused = plan.refused.map(({ row, reason }) => [row, reason])
  const notes = plan.notes.map(({ row, note }) => [row, note])
  return { outcomes, refused, notes, columns: plan.columns }
}

/** The entrepreneurs of all cohorts. */
export function people(stage: Stage) {
  return stage.store.read((db) =>
    db
      .selectFrom('contacts')
      .select(['name', 'phone', 'status', 'call_list', 'language', 'fields'])
      .where('cohort_id', 'is not', null)
      .where('role', '=', 'entrepreneur')
      .orderBy('id')
      .execute(),
  )
}
