import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { datesOf, plannedDates } from '../../src/calendar/cohort-dates.ts'
import { modulesAround } from '../../src/calendar/modules.ts'
import { addDate } from '../../src/office/cohort/add-date.ts'
import { calendarOf } from '../../src/office/cohort/cohort-date.ts'
import { createCohort } from '../../src/office/cohort/cohort.ts'
import { findCohort } from '../../src/office/cohort/find-cohort.ts'
import { moveDate } from '../../src/office/cohort/move-date.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { CONTACT, Stage, TRAINER } from '../../src/stories/stage.ts'

const library = loadLibrary(process.cwd())
const MONDAY = Temporal.Instant.from('2026-11-23T00:00:00-06:00').epochMilliseconds
const RHYTHM = {
  modules: [
    { title: 'Uno', week: 1 },
    { title: 'Dos', week: 4 },
  ],
  visits: [{ week: 3 }],
}

test('a cohort has the dates of its programme’s rhythm, over the turn of a year too', () => {
  expect(plannedDates(RHYTHM, '2026-12-14')).toEqual([
    { kind: 'module', number: 1, date: '2026-12-14' },
    { kind: 'module', number: 2, date: '2027-01-04' },
    { kind: 'visit', number: 1, date: '2026-12-28' },
  ])
})

test('what was moved stays moved, and a module added later has its day by the rhythm', () => {
  const kept = [{ kind: 'module', number: 2, date: '2026-12-20' }] as const
  const dates = datesOf(RHYTHM, '2026-11-23', kept)
  expect(
    dates
      .filter(({ kind }) => kind === 'module')
      .map(({ date }) => date)
      .toSorted(),
  ).toEqual(['2026-11-23', '2026-12-20'])
})

test('the next module follows the days as they are, also where two have changed places', () => {
  const dates = [
    { kind: 'module', number: 1, date: '2026-12-20' },
    { kind: 'module', number: 2, date: '2026-12-10' },
    { kind: 'module', number: 3, date: '2027-02-01' },
  ] as const
  const around = (today: string) => modulesAround(RHYTHM.modules, dates, today)
  expect(around('2026-12-01')).toEqual({ next: 'Dos', date: '2026-12-10', isTomorrow: false })
  expect(around('2026-12-09')).toMatchObject({ next: 'Dos', isTomorrow: true })
  expect(around('2026-12-10')).toMatchObject({ next: 'Dos', isTomorrow: false })
  expect(around('2026-12-15')).toMatchObject({ last: 'Dos', next: 'Uno', date: '2026-12-20' })
  expect(around('2026-12-25')).toEqual({ last: 'Uno' })
})

test('a date is moved with who and when, and shown in the order of the calendar', async () => {
  await using stage = await Stage.set(library, 'fundap', MONDAY)
  const now = stage.clock.now()
  const place = { store: stage.store, library, now }
  const move = {
    cohort: stage.classCode.toLowerCase(),
    kind: 'module',
    number: 2,
    by: 'Ana',
  } as const
  expect(await moveDate({ ...move, to: '2026-12-16' }, place)).toEqual({
    from: '2026-12-14',
    to: '2026-12-16',
  })
  expect(await moveDate({ ...move, to: '2026-12-18' }, place)).toMatchObject({ from: '2026-12-16' })
  expect(
    await addDate({ cohort: stage.classCode, kind: 'harvest', date: '2026-12-17' }, place),
  ).toBe(1)
  const dates = await stage.store.read(async (db) =>
    calendarOf(db, await findCohort(db, stage.classCode), library),
  )
  expect(dates.map(({ date }) => date)).toEqual(dates.map(({ date }) => date).toSorted())
  expect(dates.find(({ kind, number }) => kind === 'module' && number === 2)).toEqual({
    kind: 'module',
    number: 2,
    date: '2026-12-18',
    moved_from: '2026-12-16',
    moved_at: now.getTime(),
    moved_by: 'Ana',
  })
  expect(dates).toContainEqual(expect.objectContaining({ kind: 'harvest', date: '2026-12-17' }))
})

test.each([
  ['fundap', '2026-12-13T16:00:00-06:00', '2026-11-23'],
  // a Monday, announced on Friday
  ['interactuar', '2026-12-11T16:00:00-05:00', '2026-11-30'],
])(
  'who was told of the day before is counted, with the flow that told of it: %s',
  async (programme, eve, start) => {
    const moment = Temporal.Instant.from(eve).epochMilliseconds
    await using stage = await Stage.set(library, programme, moment, start)
    for (const text of [stage.classCode, 'sí', 'María']) await stage.write(CONTACT, text)
    const place = { store: stage.store, library, now: stage.clock.now() }
    const [from, to] = ['2026-12-14', '2026-12-17'] as const
    const move = { cohort: stage.classCode, kind: 'module', number: 2, to, by: 'Ana' } as const
    await stage.wait(2 * 3_600_000)
    const announced = { flow: 'module-reminder', people: 1 }
    expect(await moveDate(move, place)).toEqual({ from, to, announced })
    expect(await moveDate(move, place)).toEqual({ from: to, to })
  },
)

test('a day that cannot be right is refused, and nothing is moved', async () => {
  await using stage = await Stage.set(library, 'fundap', MONDAY)
  const place = { store: stage.store, library, now: stage.clock.now() }
  const move = { cohort: stage.classCode, kind: 'module', number: 2, by: 'Ana' } as const
  await expect(moveDate({ ...move, to: '2026-02-30' }, place)).rejects.toThrow(/not a date/)
  await expect(moveDate({ ...move, to: '2025-12-16' }, place)).rejects.toThrow(/began on/)
  await expect(moveDate({ ...move, to: '2062-12-16' }, place)).rejects.toThrow(/within 3 years/)
  await expect(moveDate({ ...move, number: 99, to: '2026-12-16' }, place)).rejects.toThrow(/1 to 7/)
  await expect(moveDate({ ...move, cohort: 'XXXXXX', to: '2026-12-16' }, place)).rejects.toThrow(
    /no cohort/,
  )
  const moved = await stage.store.read((db) =>
    db.selectFrom('cohort_dates').select('id').where('moved_at', 'is not', null).execute(),
  )
  expect(moved).toEqual([])
})

test('the backup joins with a code of her own and leaves the trainer in her place', async () => {
  await using stage = await Stage.set(library, 'fundap', MONDAY)
  const { backup_code } = await stage.store.read((db) => findCohort(db, stage.classCode))
  await stage.write(TRAINER, stage.trainerCode)
  await stage.write(TRAINER, 'Doña Ana')
  await stage.write('backup', String(backup_code))
  await stage.write('backup', 'Don Luis')
  const cohort = await stage.store.read((db) => findCohort(db, stage.classCode))
  expect(cohort).toMatchObject({ trainer_name: 'Doña Ana', backup_name: 'Don Luis' })
})

test('what a cohort needs is its people’s too: language and voice notes', async () => {
  await using stage = await Stage.set(library, 'fundap', MONDAY)
  const { classCode } = await createCohort(
    { programme: 'fundap', name: 'Grupo 2', startDate: '2026-11-23', language: 'quc', audio: true },
    { store: stage.store, library, now: stage.clock.now() },
  )
  await stage.write(CONTACT, classCode)
  const known = await stage.store.read((db) =>
    db.selectFrom('contacts').select(['language', 'fields']).executeTakeFirstOrThrow(),
  )
  expect(known).toEqual({ language: 'quc', fields: JSON.stringify({ audio: 'yes' }) })
  await expect(
    createCohort(
      { programme: 'fusai', name: 'Grupo 3', startDate: '2026-11-23', language: 'quc' },
      { store: stage.store, library, now: stage.clock.now() },
    ),
  ).rejects.toThrow(/no language 'quc'/)
})
