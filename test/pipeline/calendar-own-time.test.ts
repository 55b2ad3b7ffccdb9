import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { createCohort } from '../../src/office/cohort/cohort.ts'
import { setCohort } from '../../src/office/cohort/set-cohort.ts'
import type { ContactId } from '../../src/model/ids.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { CONTACT, Stage } from '../../src/stories/stage.ts'
import { library, Town } from './calendar-town.ts'

/* A cohort's own day and hour, and hers, move what the programme says may be moved (`hers: true`). */

const ZONE = 'America/Guatemala'
const DAY = 24 * 3_600_000
const at = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds
const local = (moment: number) =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(ZONE).toPlainDateTime()

async function build(now: string): Promise<Town> {
  const programme = library.programmes.get('fundap')
  if (!programme) throw new Error('gone')
  return Town.build(programme, { now: at(now), began: ['2026-11-02'] })
}

async function checkIns(town: Town) {
  const rows = await town.occurrences(1 as ContactId)
  return rows
    .filter(({ schedule }) => schedule === 'weekly-check-in')
    .map(({ status, due_at }) => `${local(due_at).toString()} ${status}`)
}

const codeOf = (town: Town) =>
  town.store.read((db) => db.selectFrom('cohorts').select('class_code').executeTakeFirstOrThrow())

test('a cohort set to another day and hour is asked then, also on the day that was planned', async () => {
  await using town = await build('2026-11-30T08:00')
  await town.settleIn([{}])
  await town.settle()
  expect(await checkIns(town)).toEqual(['2026-11-30T18:00:00 waiting'])
  const { class_code: cohort } = await codeOf(town)
  const place = { store: town.store, library, now: town.clock.now() }
  expect(await setCohort({ cohort, day: 'tuesday', hour: '17:00' }, place)).toEqual({
    weekday: 2,
    hour: '17:00',
  })
  await town.live(at('2026-12-09T00:00'))
  expect(await checkIns(town)).toEqual([
    '2026-12-01T17:00:00 started',
    '2026-12-08T17:00:00 started',
  ])
  const back = { store: town.store, library, now: town.clock.now() }
  await setCohort({ cohort, day: 'none', hour: '16:00' }, back)
  await town.live(at('2026-12-15T00:00'))
  expect((await checkIns(town)).at(-1)).toBe('2026-12-14T16:00:00 started')
})

test('what was sent already this week is not sent again on the new day', async () => {
  await using town = await build('2026-11-30T08:00')
  await town.settleIn([{}])
  await town.live(at('2026-12-01T08:00'))
  const { class_code: cohort } = await codeOf(town)
  const place = { store: town.store, library, now: town.clock.now() }
  await setCohort({ cohort, day: 'friday' }, place)
  await town.live(at('2026-12-12T00:00'))
  expect(await checkIns(town)).toEqual([
    '2026-11-30T18:00:00 started',
    '2026-12-11T18:00:00 started',
  ])
})

test.each([
  [{ day: 'martes' }, /expected one of monday/],
  [{ hour: '5pm' }, /local time like 17:00/],
  [{ hour: '25:00' }, /local time like 17:00/],
  [{ hour: '21:00' }, /sends nothing on monday from 20:00/],
])('%o is refused with the reason, and nothing changes', async (request, reason) => {
  await using town = await build('2026-11-30T08:00')
  const { class_code: cohort } = await codeOf(town)
  const place = { store: town.store, library, now: town.clock.now() }
  await expect(setCohort({ cohort, ...request }, place)).rejects.toThrow(reason)
  const added = { programme: 'fundap', name: 'Otro', startDate: '2026-11-30', ...request }
  await expect(createCohort(added, place)).rejects.toThrow(reason)
  const rows = await town.store.read((db) =>
    db.selectFrom('cohorts').select(['weekday', 'hour']).execute(),
  )
  expect(rows).toEqual([{ weekday: null, hour: null }])
})

test('on a day the law keeps free a cohort of Colombia cannot be asked', async () => {
  await using town = await build('2026-11-30T08:00')
  const place = { store: town.store, library, now: town.clock.now() }
  const sunday = { programme: 'carvajal', name: 'G', startDate: '2026-11-30', day: 'sunday' }
  await expect(createCohort(sunday, place)).rejects.toThrow(/day-off/)
})

test('a cohort made with its own day and hour has them', async () => {
  await using town = await build('2026-11-30T08:00')
  const place = { store: town.store, library, now: town.clock.now() }
  const own = { programme: 'fundap', name: 'G', startDate: '2026-11-30' }
  const { id } = await createCohort({ ...own, day: 'Thursday', hour: '07:30' }, place)
  const row = await town.store.read((db) =>
    db
      .selectFrom('cohorts')
      .select(['weekday', 'hour'])
      .where('id', '=', id as never)
      .executeTakeFirst(),
  )
  expect(row).toEqual({ weekday: 4, hour: '07:30' })
})

test('the hour she names in the chat moves the schedules that are hers', async () => {
  await using stage = await Stage.set(library, 'fundap', at('2026-11-25T10:00'))
  for (const text of [stage.classCode, 'sí', 'María']) await stage.write(CONTACT, text)
  const whom = { flow: 'baseline', cohort: stage.classCode }
  await startFlow(stage.store, whom, stage.clock.now())
  await stage.settle()
  for (const text of ['no sé', 'no sé', '1', '1', '1 mañana', 'sí'])
    await stage.write(CONTACT, text)
  await stage.wait(9 * DAY)
  const rows = await stage.store.read((db) =>
    db.selectFrom('occurrences').select(['schedule', 'due_at', 'moves']).execute(),
  )
  const times = (name: string) =>
    rows.filter(({ schedule }) => schedule === name).map(({ due_at }) => local(due_at).hour)
  expect(times('weekly-check-in')).toEqual([9])
  expect(rows.find(({ schedule }) => schedule === 'weekly-check-in')?.moves).toContain('her-hour')
  expect(times('rule-two-drawers')).not.toContain(9)
})
