import { expect, test } from 'vitest'
import { createCohort, freeClassCode } from '../../src/office/cohort/cohort.ts'
import { ManualClock } from '../../src/clock.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { openDatabase } from '../../src/store/open.ts'

const MONDAY = 1_795_392_000_000

test('a class code that a cohort has already is not given again', async () => {
  const now = new ManualClock(MONDAY).now()
  await using store = await openDatabase(':memory:', now)
  const library = loadLibrary(process.cwd())
  const request = { programme: 'fundap', name: 'Grupo 1', startDate: '2026-11-23' }
  const { classCode, trainerCode } = await createCohort(request, { store, library, now })
  const codes = [classCode, trainerCode, 'ACD346']
  const free = await store.transact((tx) => freeClassCode(tx, () => codes.shift() ?? ''))
  expect(free).toBe('ACD346')
})
