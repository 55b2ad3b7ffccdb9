import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { fileURLToPath } from 'node:url'
import { localAt, momentOf } from '../../src/calendar/local.ts'
import { readProgramme } from '../../src/flow/programmes.ts'
import { readYaml } from '../../src/yaml.ts'
import {
  afterWorkingHours,
  endOfWorkday,
  nextWorkday,
  type Workdays,
} from '../../src/calendar/working-hours.ts'

const OFFICE: Workdays = {
  zone: 'America/Guatemala',
  workingHours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00', holidayOn: () => undefined },
}

const at = (local: string) => {
  const [date = '', time = ''] = local.split('T')
  return momentOf(Temporal.PlainDate.from(date), time, OFFICE.zone)
}
const write = (moment: number) =>
  localAt(moment, OFFICE.zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

it.each([
  ['on a working day', '2026-11-24T10:00', 2, '2026-11-24T12:00'],
  ['to the last minute', '2026-11-24T15:00', 2, '2026-11-24T17:00'],
  ['over the night', '2026-11-24T16:00', 2, '2026-11-25T09:00'],
  ['from the night', '2026-11-24T22:00', 2, '2026-11-25T10:00'],
  ['over the weekend', '2026-11-27T16:00', 2, '2026-11-30T09:00'],
  ['from Sunday', '2026-11-29T12:00', 8, '2026-11-30T16:00'],
  ['over several days', '2026-11-24T08:00', 20, '2026-11-26T10:00'],
])('counts working hours %s', (_, from, hours, due) => {
  expect(write(afterWorkingHours(at(from), hours, OFFICE))).toBe(due)
})

it.each([
  ['2026-11-24T10:00', '2026-11-24T17:00', '2026-11-25T08:00'],
  ['2026-11-24T17:00', '2026-11-25T17:00', '2026-11-25T08:00'],
  ['2026-11-24T07:59', '2026-11-24T17:00', '2026-11-24T08:00'],
  ['2026-11-27T18:00', '2026-11-30T17:00', '2026-11-30T08:00'],
])('from %s the day ends at %s and the next begins at %s', (from, end, next) => {
  expect(write(endOfWorkday(at(from), OFFICE))).toBe(end)
  expect(write(nextWorkday(at(from), OFFICE))).toBe(next)
})

it('never comes due outside working hours, later for more hours, whatever the zone does', () => {
  const zones = fc.constantFrom(
    'America/Guatemala',
    'America/Bogota',
    'Europe/Brussels',
    'Australia/Lord_Howe',
  )
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
  const moment = fc.integer({ min: at('2026-01-01T00:00'), max: at('2030-01-01T00:00') })
  fc.assert(
    fc.property(
      zones,
      days,
      moment,
      fc.integer({ min: 1, max: 40 }),
      (zone, weekdays, now, hours) => {
        const workdays = { zone, workingHours: { ...OFFICE.workingHours, days: weekdays } }
        const due = afterWorkingHours(now, hours, workdays)
        const local = localAt(due, zone)
        const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
        expect(weekdays).toContain(local.dayOfWeek)
        expect(time >= '08:00' && time <= '17:00').toBe(true)
        expect(due).toBeGreaterThanOrEqual(now + hours * 3_600_000)
        expect(afterWorkingHours(now, hours + 1, workdays)).toBeGreaterThan(due)
      },
    ),
    { numRuns: 300 },
  )
})

it("keeps the country's holidays and the partner's own", () => {
  const file = 'flows/programmes/fundap.yaml'
  const yaml = readYaml(fileURLToPath(new URL(`../../${file}`, import.meta.url)), file)
  const { workingHours, zone } = readProgramme(yaml)
  const due = (from: string) => write(afterWorkingHours(at(from), 2, { workingHours, zone }))
  // Friday, 25 December, and Friday, 1 January
  expect(due('2026-12-24T18:00')).toBe('2026-12-28T10:00')
  expect(due('2026-12-31T18:00')).toBe('2027-01-04T10:00')
})
