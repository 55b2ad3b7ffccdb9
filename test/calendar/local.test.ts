import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { localAt, localDate, momentOf } from '../../src/calendar/local.ts'

const utc = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const moment = (day: string, time: string, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(
    momentOf(Temporal.PlainDate.from(day), time, zone),
  ).toString()

describe('the moment of a local time', () => {
  it.each([
    ['an ordinary evening', '2026-11-23', '18:00', 'America/Guatemala', '2026-11-24T00:00:00Z'],
    ['summer', '2026-07-01', '18:00', 'Europe/Brussels', '2026-07-01T16:00:00Z'],
    ['winter', '2026-12-01', '18:00', 'Europe/Brussels', '2026-12-01T17:00:00Z'],
    ['just before a gap', '2026-03-29', '01:59', 'Europe/Brussels', '2026-03-29T00:59:00Z'],
    ['the start of a gap', '2026-03-29', '02:00', 'Europe/Brussels', '2026-03-29T01:00:00Z'],
    ['inside a gap', '2026-03-29', '02:30', 'Europe/Brussels', '2026-03-29T01:00:00Z'],
    ['just after a gap', '2026-03-29', '03:00', 'Europe/Brussels', '2026-03-29T01:00:00Z'],
    ['a midnight that is none', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00:00Z'],
    ['inside that gap', '2026-09-06', '00:45', 'America/Santiago', '2026-09-06T04:00:00Z'],
    [
      'an overlap, the first time',
      '2026-10-25',
      '02:30',
      'Europe/Brussels',
      '2026-10-25T00:30:00Z',
    ],
    ['after the overlap', '2026-10-25', '03:00', 'Europe/Brussels', '2026-10-25T02:00:00Z'],
    ['an overlap at midnight', '2026-04-04', '23:30', 'America/Santiago', '2026-04-05T02:30:00Z'],
  ])('%s', (_, day, time, zone, expected) => {
    expect(moment(day, time, zone)).toBe(expected)
  })
})

describe('the wall clock of a zone', () => {
  it.each([
    ['2026-11-24T00:30:00Z', 'America/Guatemala', '2026-11-23T18:30'],
    ['2026-10-25T00:30:00Z', 'Europe/Brussels', '2026-10-25T02:30'],
    ['2026-10-25T01:30:00Z', 'Europe/Brussels', '2026-10-25T02:30'],
  ])('at %s in %s shows %s', (at, zone, expected) => {
    const local = localAt(utc(at), zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
    expect(local).toBe(expected)
  })

  it('has the date that the remembered one says, whatever is asked in between', () => {
    const zones = ['America/Guatemala', 'Europe/Brussels', 'America/Santiago', 'UTC']
    const at = fc.integer({ min: utc('2026-01-01T00:00:00Z'), max: utc('2027-01-01T00:00:00Z') })
    fc.assert(
      fc.property(fc.array(fc.tuple(at, fc.constantFrom(...zones))), (asked) => {
        for (const [now, zone] of asked)
          expect(localDate(now, zone).toString()).toBe(localAt(now, zone).toPlainDate().toString())
      }),
    )
  })

  it('has the new date from the first millisecond on', () => {
    const midnight = utc('2026-11-24T06:00:00Z')
    expect(localDate(midnight - 1, 'America/Guatemala').toString()).toBe('2026-11-23')
    expect(localDate(midnight, 'America/Guatemala').toString()).toBe('2026-11-24')
  })
})
