import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { firstAllowed } from '../../src/calendar/first-allowed.ts'
import { localText } from '../../src/calendar/local.ts'
import { leaving } from '../../src/calendar/plan.ts'
import { WEEKDAYS } from '../../src/model/weekday.ts'
import { isoDate, wallAt, weekdayOf } from './oracle.ts'
import { programmeWith } from './programme.ts'
import { IS_FULL } from './size.ts'

const utc = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const GUATEMALA = 'America/Guatemala'
const night = programmeWith()
const siesta = programmeWith({ 'quiet-hours': { from: '12:00', to: '14:00' } })
/** Ley 2300 de 2023: weekdays 7–19, Saturdays 8–15, never on Sundays and holidays. */
const colombia = programmeWith({
  country: 'CO',
  zone: 'America/Bogota',
  'quiet-hours': { from: '19:00', to: '07:00', saturday: { from: '15:00', to: '08:00' } },
  'never-on': ['sunday', 'holidays'],
})
const market = programmeWith({ 'market-days': { days: ['thursday'], from: '05:00', to: '15:00' } })
const own = programmeWith({ holidays: { add: ['2026-11-24'] } })
const except = programmeWith({
  country: 'CO',
  'never-on': ['holidays'],
  holidays: { except: ['2026-12-08'] },
})

describe('the first allowed moment', () => {
  it.each([
    ['in the evening is the next morning', night, '2026-11-23T21:30', '2026-11-24T07:00'],
    ['as quiet hours begin', night, '2026-11-23T20:00', '2026-11-24T07:00'],
    ['after midnight is the same morning', night, '2026-11-24T00:30', '2026-11-24T07:00'],
    ['in their last minute', night, '2026-11-24T06:59', '2026-11-24T07:00'],
    ['in the first minute after is itself', night, '2026-11-24T07:00', '2026-11-24T07:00'],
    ['in the last minute before is itself', night, '2026-11-23T19:59', '2026-11-23T19:59'],
    ['on the last night of a year', night, '2026-12-31T23:00', '2027-01-01T07:00'],
    ['at noon is the afternoon', siesta, '2026-11-23T12:00', '2026-11-23T14:00'],
    ['before noon is itself', siesta, '2026-11-23T11:59', '2026-11-23T11:59'],
    [
      'in Colombia on a Saturday afternoon is Monday',
      colombia,
      '2026-11-28T15:00',
      '2026-11-30T07:00',
    ],
    [
      'in Colombia on a Saturday morning is eight',
      colombia,
      '2026-11-28T07:30',
      '2026-11-28T08:00',
    ],
    [
      'in Colombia on a Friday night is Saturday at eight',
      colombia,
      '2026-11-27T21:00',
      '2026-11-28T08:00',
    ],
    ['in Colombia on a Sunday is Monday', colombia, '2026-11-29T11:00', '2026-11-30T07:00'],
    [
      'in Colombia on 8 December is the day after',
      colombia,
      '2026-12-08T10:00',
      '2026-12-09T07:00',
    ],
    ['in Colombia before a long weekend', colombia, '2026-10-31T16:00', '2026-11-03T07:00'],
    ['in Colombia on Good Friday', colombia, '2026-04-03T10:00', '2026-04-04T08:00'],
    ['on market day is the afternoon', market, '2026-11-26T08:00', '2026-11-26T15:00'],
    [
      'before dawn on market day is the afternoon too',
      market,
      '2026-11-26T03:00',
      '2026-11-26T15:00',
    ],
    ['on another day is itself', market, '2026-11-25T08:00', '2026-11-25T08:00'],
    ["on the partner's own holiday is the day after", own, '2026-11-24T10:00', '2026-11-25T07:00'],
    [
      'on a holiday that the partner works is itself',
      except,
      '2026-12-08T10:00',
      '2026-12-08T10:00',
    ],
  ])('%s', (_, programme, at, expected) => {
    const moment = Temporal.PlainDateTime.from(at).toZonedDateTime(GUATEMALA).epochMilliseconds
    expect(localText(firstAllowed(moment, programme, GUATEMALA).at, GUATEMALA)).toBe(expected)
  })

  it('says what moved it, each rule with the time it moved to', () => {
    const moment = Temporal.PlainDateTime.from('2026-12-06T10:00').toZonedDateTime('America/Bogota')
    const { moves } = firstAllowed(moment.epochMilliseconds, colombia, 'America/Bogota')
    expect(moves).toEqual([
      { code: 'day-off', to: '2026-12-07T00:00' },
      { code: 'quiet-hours', to: '2026-12-07T07:00' },
    ])
  })

  it.each([
    ['the clock goes forward', '2026-03-28T21:00:00Z', '2026-03-29T05:00:00Z'],
    ['the clock goes back', '2026-10-24T21:00:00Z', '2026-10-25T06:00:00Z'],
  ])('is seven by the clock on the night when %s', (_, at, expected) => {
    expect(firstAllowed(utc(at), night, 'Europe/Brussels').at).toBe(utc(expected))
  })

  it.each([
    ['ends with an hour the clock leaves out', '2026-03-28T23:00:00Z', '2026-03-29T01:00:00Z'],
    [
      'ends the second time in an hour the clock has twice',
      '2026-10-25T01:15:00Z',
      '2026-10-25T01:30:00Z',
    ],
  ])('after a night that %s', (_, at, expected) => {
    const late = programmeWith({ 'quiet-hours': { from: '22:00', to: '02:30' } })
    expect(firstAllowed(utc(at), late, 'Europe/Brussels').at).toBe(utc(expected))
  })
})

describe('what leaves, with its spread', () => {
  const minute = fc
    .integer({ min: 0, max: 1_439 })
    .map((each) => Temporal.PlainTime.from('00:00').add({ minutes: each }).toString().slice(0, 5))
  const at = fc.integer({ min: utc('2010-01-01T00:00:00Z'), max: utc('2030-01-01T00:00:00Z') })
  const zone = fc.constantFrom(
    GUATEMALA,
    'America/Bogota',
    'Europe/Brussels',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
    'America/Havana',
  )
  const days = fc.subarray([...WEEKDAYS], { maxLength: 3 })
  const country = fc.constantFrom('CO', 'GT', 'SV')
  const hours = fc.record({ from: minute, to: minute }).filter(({ from, to }) => from !== to)
  const opening = hours.map(({ from, to }) => (from < to ? { from, to } : { from: to, to: from }))
  const rules = fc.record({
    quiet: hours,
    off: days,
    holidays: fc.boolean(),
    market: fc.option(
      fc
        .tuple(fc.subarray([...WEEKDAYS], { minLength: 1, maxLength: 2 }), opening)
        .map(([on, open]) => ({ days: on, ...open })),
    ),
    saturday: fc.option(hours),
    country,
    spread: fc.constantFrom('0m', '10m', '45m'),
  })

  it('never leaves in quiet hours, on a day off, a holiday or at market, whoever it is for', () => {
    let programme = night
    let count = 0
    fc.assert(
      fc.property(
        rules,
        fc.array(fc.tuple(at, zone, fc.nat()), { minLength: 50, maxLength: 50 }),
        (given, asked) => {
          programme = programmeWith({
            country: given.country,
            'quiet-hours': {
              ...given.quiet,
              ...(given.saturday ? { saturday: given.saturday } : {}),
            },
            'never-on': [...given.off, ...(given.holidays ? ['holidays'] : [])],
            ...(given.market ? { 'market-days': given.market } : {}),
            spread: given.spread,
          })
          for (const [moment, where, person] of asked) {
            let left: number
            try {
              left = leaving(moment, programme, { id: person, zone: where }).at
            } catch (error) {
              // hours that leave no moment at all are an error of the programme, which `check` reports
              expect(error).toBeInstanceOf(RangeError)
              continue
            }
            count += 1
            expect(left).toBeGreaterThanOrEqual(moment)
            const wall = wallAt(left, where)
            const isSaturday = weekdayOf(Math.floor(wall / 1_440)) === 6
            const quiet = (isSaturday && given.saturday) || given.quiet
            const off = given.off.map((day) => WEEKDAYS.indexOf(day) + 1)
            expect(isBlocked(wall, quiet, off)).toBe(false)
            const day = Math.floor(wall / 1_440)
            if (given.holidays) expect(programme.holidayOn(isoDate(day))).toBeUndefined()
            if (given.market?.days.some((each) => WEEKDAYS.indexOf(each) + 1 === weekdayOf(day)))
              expect(isBlocked(wall, given.market, [])).toBe(false)
          }
        },
      ),
      { numRuns: IS_FULL ? 24_000 : 200 },
    )
    expect(count).toBeGreaterThan(IS_FULL ? 1_000_000 : 5_000)
  }, 1_800_000)

  it('is spread evenly, the same for ever for each person', () => {
    const spread = programmeWith({ spread: '10m' })
    const moment = utc('2026-12-01T00:00:00Z')
    const seconds = Array.from({ length: 5_000 }, (_, id) =>
      Math.floor((leaving(moment, spread, { id, zone: GUATEMALA }).at - moment) / 1_000),
    )
    const perSecond = Object.values(Object.groupBy(seconds, String)).map(
      (each) => each?.length ?? 0,
    )
    expect(Math.max(...seconds)).toBeLessThan(600)
    expect(Math.min(...seconds)).toBeLessThan(3)
    // 8.3 a second on average: none is a stampede for a channel of 30
    expect(Math.max(...perSecond)).toBeLessThan(25)
  })

  it('stays within what is allowed where the day ends soon', () => {
    const spread = programmeWith({ spread: '45m' })
    const moment = utc('2026-12-02T01:50:00Z')
    const left = Array.from(
      { length: 500 },
      (_, id) => leaving(moment, spread, { id, zone: GUATEMALA }).at,
    )
    for (const each of left) expect(localText(each, GUATEMALA) < '2026-12-01T20:00').toBe(true)
  })
})

function isBlocked(
  wall: number,
  { from, to }: { from: string; to: string },
  off: readonly number[],
): boolean {
  if (off.includes(weekdayOf(Math.floor(wall / 1_440)))) return true
  const minute = wall % 1_440
  const [start, end] = [minutesOf(from), minutesOf(to)]
  return start <= end ? minute >= start && minute < end : minute >= start || minute < end
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
