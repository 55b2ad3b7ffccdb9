import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dryRun } from '../../src/pipeline/due/dry-run.ts'
import { IS_FULL } from '../calendar/size.ts'
import { library, Town, type Person } from './calendar-town.ts'

/* What `calendar` prints is what the service then does: the same people, days and reasons. */

const DAY = 24 * 3_600_000

const PEOPLE: readonly Person[] = [
  {},
  { fields: JSON.stringify({ hour: 'morning' }) },
  { fields: JSON.stringify({ hour: 'afternoon', day: 'thursday' }) },
  { zone: 'Europe/Brussels' },
  { zone: 'America/Santiago', cohort: 2 },
  { cohort: 2, fields: JSON.stringify({ day: 'saturday', hour: 'midday' }) },
  { cohort: 3 },
  { cohort: 3, fields: JSON.stringify({ 'paused-until': '2026-12-10' }) },
  { status: 'stopped' },
  { hasChat: false, cohort: 2 },
  { hold: 'talk', cohort: 2 },
  { hold: 'safety' },
  { fields: JSON.stringify({ 'paused-until': '2026-12-01' }), zone: 'America/New_York' },
]

const NAMES = IS_FULL ? [...library.programmes.keys()] : ['fundap']

describe.each(NAMES)('the people of %s', (name) => {
  test('get for thirty days what was foreseen for them', async () => {
    const programme = library.programmes.get(name)
    if (!programme) throw new Error('gone')
    const now = Temporal.PlainDateTime.from('2026-11-29T20:30').toZonedDateTime(programme.zone)
    const began = ['2026-11-30', '2026-10-05', '2026-07-13']
    await using town = await Town.build(programme, { now: now.epochMilliseconds, began })
    await town.settleIn(PEOPLE)
    const run = { programme, from: '2026-11-30', days: 30 }
    const foreseen = await town.store.read((db) => dryRun(db, run))
    await town.live(now.epochMilliseconds + 36 * DAY)

    const last = '2026-12-29'
    const sent = (await town.occurrences()).flatMap((row) => {
      const due = Temporal.Instant.fromEpochMilliseconds(row.due_at).toZonedDateTimeISO(row.zone)
      const day = due.toPlainDate().toString()
      if (day > last || day < run.from) return []
      const reason = row.reason === null ? '' : (JSON.parse(row.reason) as { code: string }).code
      return [
        `${row.contact_id} ${row.schedule} ${row.nominal} ${row.status} ${timeOf(row)} ${reason}`,
      ]
    })
    const expected = foreseen.flatMap(({ person, foreseen: list }) =>
      list.map((each) => {
        const { schedule, nominal, becomes, decidedAt, reason } = each
        const at = becomes === 'skipped' ? '' : String(decidedAt)
        return `${person.id} ${schedule.id} ${nominal} ${becomes} ${at} ${reason?.code ?? ''}`
      }),
    )
    expect(sent.toSorted()).toEqual(expected.toSorted())
    expect(expected.length).toBeGreaterThan(80)

    const proactive = await town.store.read((db) =>
      db
        .selectFrom('messages')
        .select(['contact_id', 'created_at'])
        .where('class', '=', 'reminder')
        .execute(),
    )
    const starts = (await town.occurrences()).filter(({ status }) => status === 'started')
    expect(proactive.length).toBeGreaterThan(40)
    const perDay = Map.groupBy(
      starts,
      (row) => `${row.contact_id} ${dayOf(row.decided_at ?? 0, row.zone)}`,
    )
    expect(Math.max(...[...perDay.values()].map(({ length }) => length))).toBe(1)
  }, 900_000)
})

function timeOf({ status, decided_at }: { status: string; decided_at: number | null }): string {
  return status === 'skipped' ? '' : String(decided_at)
}

function dayOf(moment: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}
