import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dayOf } from '../../src/calendar/local.ts'
import { keyOf, plan } from '../../src/calendar/plan.ts'
import { windowOf } from '../../src/calendar/window.ts'
import type { ScheduleClass } from '../../src/model/schedule.ts'
import { programmeWith, scheduleWith } from '../calendar/programme.ts'
import { IS_FULL } from '../calendar/size.ts'
import { library, Town } from './calendar-town.ts'

/* The service was away, or its clock wrong: docs/reminders.md has the table. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ZONE = 'America/Guatemala'
const at = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds

/** From a minute before Monday 30 November at ten, for so long; what becomes of each Monday that was missed. */
const AWAY: readonly (readonly [string, number, Readonly<Record<ScheduleClass, string>>])[] = [
  [
    'a minute',
    MINUTE,
    {
      reminder: 'started',
      'check-in': 'started',
      lesson: 'started',
      survey: 'started',
      notice: 'started',
    },
  ],
  [
    'ten minutes',
    10 * MINUTE,
    {
      reminder: 'started',
      'check-in': 'started',
      lesson: 'started',
      survey: 'started',
      notice: 'started',
    },
  ],
  [
    'three hours',
    3 * HOUR,
    {
      reminder: 'started',
      'check-in': 'started',
      lesson: 'started',
      survey: 'started',
      notice: 'too-late',
    },
  ],
  [
    'twelve hours',
    12 * HOUR,
    {
      reminder: 'too-late',
      'check-in': 'started',
      lesson: 'started',
      survey: 'started',
      notice: 'too-late',
    },
  ],
  [
    'two days',
    2 * DAY,
    {
      reminder: 'too-late',
      'check-in': 'too-late',
      lesson: 'started',
      survey: 'too-late',
      notice: 'too-late',
    },
  ],
  [
    'ten days',
    10 * DAY,
    {
      reminder: 'superseded too-late',
      'check-in': 'superseded too-late',
      lesson: 'superseded started',
      survey: 'superseded too-late',
      notice: 'superseded too-late',
    },
  ],
  [
    'sixty days',
    60 * DAY,
    {
      reminder: `${'superseded '.repeat(8)}too-late`,
      'check-in': `${'superseded '.repeat(8)}too-late`,
      lesson: `${'superseded '.repeat(8)}too-late`,
      survey: `${'superseded '.repeat(8)}too-late`,
      notice: `${'superseded '.repeat(8)}too-late`,
    },
  ],
]

describe.each(AWAY)('after %s away', (_, away, expected) => {
  test.each(Object.entries(expected))('%s: %s', async (kind, becomes) => {
    const programme = {
      ...programmeWith({ programme: 'fundap' }),
      schedules: [
        scheduleWith({ flow: 'weekly-check-in', class: kind, weekday: 'monday', at: '10:00' }),
      ],
    }
    const begin = at('2026-11-30T09:59')
    await using town = await Town.build(programme, { now: begin - HOUR, began: ['2026-11-23'] })
    await town.settleIn([{}])
    await town.settle()
    town.clock.advance(HOUR + away)
    await town.restart()
    await town.live(begin + away + 15 * HOUR)
    const rows = (await town.occurrences()).filter(({ due_at }) => due_at <= begin + away + MINUTE)
    const found = rows.map(({ status, reason }) =>
      reason === null ? status : (JSON.parse(reason) as { code: string }).code,
    )
    expect(found.join(' ')).toBe(becomes)
    const asked = await town.store.read((db) =>
      db.selectFrom('inputs').select('id').where('account', '=', 'calendar').execute(),
    )
    expect(asked).toHaveLength(becomes.includes('started') ? 1 : 0)
  })
})

test('however the clock jumps, nothing is sent twice and nothing is forgotten', async () => {
  const programme = library.programmes.get('fundap')
  if (!programme) throw new Error('gone')
  const now = at('2026-12-02T09:00')
  const jump = fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())
    .map(([size, back]) => Math.round(1_000 * (30 * 86_400) ** size) * (back ? -1 : 1))
  await fc.assert(
    fc.asyncProperty(fc.array(jump, { minLength: 50, maxLength: 50 }), async (jumps) => {
      await using town = await Town.build(programme, { now, began: ['2026-11-23', '2026-09-07'] })
      await town.settleIn([{}, { cohort: 2 }, { fields: JSON.stringify({ hour: 'morning' }) }])
      for (const each of jumps) {
        town.clock.advance(each)
        await town.settle()
      }
      // the clock is right again, and eight days go by
      const right = now + 5 * DAY
      town.clock.advance(right - town.clock.now().getTime())
      await town.live(right + 8 * DAY)
      await expectEach(town, right)
    }),
    { numRuns: IS_FULL ? 200 : 2 },
  )
}, 3_600_000)

test('a restart plans no day anew that is planned already', async () => {
  const schedules = [scheduleWith({ flow: 'weekly-check-in', weekday: 'monday', at: '10:00' })]
  const programme = { ...programmeWith({ programme: 'fundap' }), schedules }
  const now = at('2026-11-30T09:00')
  await using town = await Town.build(programme, { now, began: ['2026-11-23'] })
  await town.settleIn([{}, {}])
  await town.settle()
  expect(await town.occurrences()).not.toHaveLength(0)
  await town.store.transact((tx) => tx.db.deleteFrom('occurrences').execute())
  await town.restart()
  await town.settle()
  expect(await town.occurrences()).toHaveLength(0)
})

/** Each occurrence became one input at the most; each of the last days is there, and was not missed for being late. */
async function expectEach(town: Town, since: number): Promise<void> {
  const rows = await town.occurrences()
  const keys = rows.map((row) => `${row.contact_id}/${row.schedule}/${row.day}`)
  expect(new Set(keys).size).toBe(keys.length)
  const inputs = await town.store.read((db) =>
    db.selectFrom('inputs').select('external_id').where('account', '=', 'calendar').execute(),
  )
  const started = rows.filter(({ status }) => status === 'started' || status === 'merged')
  expect(inputs.map(({ external_id }) => external_id).toSorted()).toEqual(
    started.map(({ id }) => `occurrence/${id}`).toSorted(),
  )
  const [programme] = town.programmes.values()
  if (!programme) throw new Error('gone')
  const cohorts = [
    { start: '2026-11-23', ids: [1, 3] },
    { start: '2026-09-07', ids: [2] },
  ]
  for (const { start, ids } of cohorts)
    for (const id of ids) {
      const window = windowOf(dayOf(since + DAY, ZONE), 7)
      const cohort = { start, dates: [] }
      const expected = plan({ programme, cohort, person: { id, zone: ZONE }, window })
        .filter(({ schedule }) => schedule.type === 'weekly')
        .map(keyOf)
      expect(expected.length).toBeGreaterThan(0)
      const own = rows.filter(({ contact_id }) => contact_id === id)
      for (const key of expected) {
        const row = own.find(({ schedule, day }) => `${schedule}/${day}` === key)
        expect(row?.status ?? 'missing', key).toMatch(/started|merged|skipped/)
        expect(row?.reason ?? '').not.toMatch(/too-late|superseded/)
      }
    }
}
