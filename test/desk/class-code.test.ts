import { expect, test } from 'vitest'
import { createCohort, freeClassCode } from '../../src/desk/cohort.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { openDatabase } from '../../src/store/open.ts'

test('a class code that a cohort has already is not given again', async () => {
  const now = new Date('2026-11-23T15:00:00Z')
  await using store = await openDatabase(':memory:', now)
  const library = loadLibrary(process.cwd())
  const request = { programme: 'fundap', name: 'Grupo 1', startDate: '2026-11-23' }
  const { classCode, trainerCode } = await createCohort(request, { store, library, now })
  const codes = [classCode, trainerCode, 'ACD346']
  const free = await store.transact((tx) => freeClassCode(tx, () => codes.shift() ?? ''))
  expect(free).toBe('ACD346')
})
