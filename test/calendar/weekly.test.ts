import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { latestOccurrence, type WeeklyTime } from '../../src/calendar/weekly.ts'

const utc = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const HOUR = 3_600_000

const weekly = (weekday: number, at: string): WeeklyTime => ({ weekday, at })

describe('the latest occurrence of a weekly schedule', () => {
  it.each([
    ['at its moment', 'America/Guatemala', 1, '18:00', '2026-11-24T00:00:00Z', '2026-11-23T18:00'],
    [
      'a moment before',
      'America/Guatemala',
      1,
      '18:00',
      '2026-11-23T23:59:59Z',
      '2026-11-16T18:00',
    ],
    ['six days after', 'America/Guatemala', 1, '18:00', '2026-11-30T05:00:00Z', '2026-11-23T18:00'],
    [
      'over a new year',
      'America/Guatemala',
      4,
      '18:00',
      '2027-01-05T00:00:00Z',
      '2026-12-31T18:00',
    ],
    ['in a gap', 'Europe/Brussels', 7, '02:30', '2026-03-29T01:00:00Z', '2026-03-29T02:30'],
    [
      'just before a gap',
      'Europe/Brussels',
      7,
      '02:30',
      '2026-03-29T00:59:59Z',
      '2026-03-22T02:30',
    ],
    ['in an overlap', 'Europe/Brussels', 7, '02:30', '2026-10-25T00:30:00Z', '2026-10-25T02:30'],
    ['and again in it', 'Europe/Brussels', 7, '02:30', '2026-10-25T01:15:00Z', '2026-10-25T02:30'],
    ['before it', 'Europe/Brussels', 7, '02:30', '2026-10-25T00:29:59Z', '2026-10-18T02:30'],
    ['at no midnight', 'America/Santiago', 7, '00:00', '2026-09-06T04:00:00Z', '2026-09-06T00:00'],
    ['twice at 23:30', 'America/Santiago', 6, '23:30', '2026-04-05T03:15:00Z', '2026-04-04T23:30'],
  ] as const)('%s in %s', (_, zone, weekday, at, now, nominal) => {
    expect(latestOccurrence(weekly(weekday, at), zone, utc(now)).nominal).toBe(nominal)
  })

  it('comes once a week: it is past, and the next one is not', () => {
    const now = fc.integer({ min: utc('2026-01-01T00:00:00Z'), max: utc('2028-01-01T00:00:00Z') })
    const weekday = fc.constantFrom(1, 2, 3, 4, 5, 6, 7)
    const at = fc.constantFrom('00:00', '02:30', '07:00', '18:00', '23:30')
    const zone = fc.constantFrom('America/Guatemala', 'Europe/Brussels', 'America/Santiago')
    fc.assert(
      fc.property(now, weekday, at, zone, (moment, day, time, where) => {
        const schedule = weekly(day, time)
        const latest = latestOccurrence(schedule, where, moment)
        expect(latest.at).toBeLessThanOrEqual(moment)
        expect(latest.date.dayOfWeek).toBe(day)
        expect(latest.nominal).toBe(`${latest.date.toString()}T${time}`)
        expect(moment - latest.at).toBeLessThanOrEqual(7 * 24 * HOUR + HOUR)
        // the identity stays the same until the next one, a week later, takes over
        expect(latestOccurrence(schedule, where, latest.at).nominal).toBe(latest.nominal)
        const next = latestOccurrence(schedule, where, moment + 7 * 24 * HOUR + HOUR)
        expect(latest.date.until(next.date).days).toBeGreaterThanOrEqual(7)
        expect(latest.date.until(next.date).days).toBeLessThanOrEqual(14)
        expect(latestOccurrence(schedule, where, latest.at - 1).nominal).toBe(
          `${latest.date.subtract({ weeks: 1 }).toString()}T${time}`,
        )
      }),
      { numRuns: 2_000 },
    )
  })
})
