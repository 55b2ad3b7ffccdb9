import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadLibrary } from '../../src/flow/library.ts'
import { createCohort } from '../../src/office/cohort/cohort.ts'
import { CONTACT, Stage } from '../../src/stories/stage.ts'

const LIBRARY = loadLibrary(fileURLToPath(new URL('../..', import.meta.url)))

it('what she told one organisation does not go with her to another; how she likes to be written to does', async () => {
  await using stage = await Stage.set(LIBRARY, 'fundap', 1_795_536_000_000, '2026-11-16')
  const other = { programme: 'fusai', name: 'San Salvador', startDate: '2026-11-16' }
  const world = { store: stage.store, library: LIBRARY, now: stage.clock.now() }
  const { classCode } = await createCohort(other, world)
  for (const text of [stage.classCode, 'sí', 'Xiomara']) await stage.write(CONTACT, text)
  const told = { goal: 'una vitrina', step: 'anotar', sharing: 'yes', listed: 'Xiomara P.' }
  const wishes = { hour: 'morning', day: 'tuesday', audio: 'yes' }
  await stage.store.transact((tx) =>
    tx.db
      .updateTable('contacts')
      .set({ fields: JSON.stringify({ ...told, ...wishes }) })
      .execute(),
  )

  for (const text of ['baja', classCode]) await stage.write(CONTACT, text)
  expect(await fieldsIn(stage)).toEqual([wishes])

  await stage.write(CONTACT, 'sí')
  expect(await fieldsIn(stage)).toEqual([wishes])
})

async function fieldsIn(stage: Stage): Promise<readonly unknown[]> {
  const rows = await stage.store.read((db) => db.selectFrom('contacts').select('fields').execute())
  return rows.map(({ fields }) => JSON.parse(fields ?? '{}'))
}
