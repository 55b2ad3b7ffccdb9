import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { localAt } from '../../src/calendar/local.ts'
import { afterQuietHours } from '../../src/calendar/quiet-hours.ts'

const utc = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const NIGHT = { from: '20:00', to: '07:00' }
const SIESTA = { from: '12:00', to: '14:00' }
const GUATEMALA = 'America/Guatemala'

describe('what falls into quiet hours', () => {
  it.each([
    ['in the evening waits for the next morning', NIGHT, '2026-11-23T21:30', '2026-11-24T07:00'],
    ['as they begin waits', NIGHT, '2026-11-23T20:00', '2026-11-24T07:00'],
    ['after midnight waits for the same morning', NIGHT, '2026-11-24T00:30', '2026-11-24T07:00'],
    ['in their last minute waits', NIGHT, '2026-11-24T06:59', '2026-11-24T07:00'],
    ['in the first minute after goes', NIGHT, '2026-11-24T07:00', '2026-11-24T07:00'],
    ['in the last minute before goes', NIGHT, '2026-11-23T19:59', '2026-11-23T19:59'],
    ['on the last night of a year', NIGHT, '2026-12-31T23:00', '2027-01-01T07:00'],
    ['at noon waits for the afternoon', SIESTA, '2026-11-23T12:00', '2026-11-23T14:00'],
    ['before noon goes', SIESTA, '2026-11-23T11:59', '2026-11-23T11:59'],
    ['in the afternoon goes', SIESTA, '2026-11-23T14:00', '2026-11-23T14:00'],
    [
      'goes where there are none',
      { from: '08:00', to: '08:00' },
      '2026-11-23T08:00',
      '2026-11-23T08:00',
    ],
  ])('%s', (_, quiet, at, expected) => {
    const moment = Temporal.PlainDateTime.from(at).toZonedDateTime(GUATEMALA).epochMilliseconds
    const after = localAt(afterQuietHours(moment, quiet, GUATEMALA), GUATEMALA)
    expect(after.toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe(expected)
  })

  it.each([
    ['the clock goes forward', '2026-03-28T21:00:00Z', '2026-03-29T05:00:00Z'],
    ['the clock goes back', '2026-10-24T21:00:00Z', '2026-10-25T06:00:00Z'],
  ])('waits for seven by the clock on the night when %s', (_, at, expected) => {
    expect(afterQuietHours(utc(at), NIGHT, 'Europe/Brussels')).toBe(utc(expected))
  })

  it('that end in an hour the clock leaves out end with that hour', () => {
    const quiet = { from: '22:00', to: '02:30' }
    const at = utc('2026-03-28T23:00:00Z')
    expect(afterQuietHours(at, quiet, 'Europe/Brussels')).toBe(utc('2026-03-29T01:00:00Z'))
  })

  it('that end in an hour the clock has twice have ended after the first', () => {
    const quiet = { from: '22:00', to: '02:30' }
    const second = utc('2026-10-25T01:15:00Z')
    expect(afterQuietHours(second, quiet, 'Europe/Brussels')).toBe(second)
  })

  it('is never sent earlier, nor inside them, nor more than a day later', () => {
    const minute = fc
      .integer({ min: 0, max: 1_439 })
      .map((each) => Temporal.PlainTime.from('00:00').add({ minutes: each }).toString().slice(0, 5))
    const at = fc.integer({ min: utc('2026-01-01T00:00:00Z'), max: utc('2028-01-01T00:00:00Z') })
    const zone = fc.constantFrom(GUATEMALA, 'Europe/Brussels', 'America/Santiago')
    fc.assert(
      fc.property(at, minute, minute, zone, (moment, from, to, where) => {
        const after = afterQuietHours(moment, { from, to }, where)
        expect(after).toBeGreaterThanOrEqual(moment)
        expect(after - moment).toBeLessThanOrEqual(25 * 3_600_000)
        expect(afterQuietHours(after, { from, to }, where)).toBe(after)
      }),
      { numRuns: 2_000 },
    )
  })
})
