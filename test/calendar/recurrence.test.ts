import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { momentOf } from '../../src/calendar/local.ts'
import { daysOf, type CohortCalendar } from '../../src/calendar/recurrence.ts'
import type { CohortDate } from '../../src/model/cohort-date.ts'
import { dateOf, dayNumber, firstMoment, isoDate, weekdayOf } from './oracle.ts'
import { scheduleWith } from './programme.ts'
import { IS_FULL } from './size.ts'

const ZONES = [
  'America/Guatemala',
  'America/Bogota',
  'America/El_Salvador',
  'America/Mexico_City',
  'America/Santiago',
  'America/Asuncion',
  'America/Havana',
  'America/Port-au-Prince',
  'America/New_York',
  'Europe/Brussels',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Nairobi',
]
const YEARS = IS_FULL ? [2008, 2028] : [2010, 2012]
const HOURS = IS_FULL
  ? [
      '00:00',
      '00:30',
      '01:00',
      '01:30',
      '01:45',
      '02:00',
      '02:15',
      '02:30',
      '02:45',
      '03:00',
      '07:00',
      '12:00',
      '18:00',
      '23:00',
      '23:59',
    ]
  : ['00:00', '02:30', '18:00']

const [first = 0, last = 0] = YEARS.map((year) => dayNumber(year, 1, 1))
const START = dayNumber(YEARS[0] ?? 0, 1, 6)
const DATES = Array.from(
  { length: Math.floor((last - first) / 17) },
  (_, index) => START + index * 17,
)
const cohort: CohortCalendar = {
  start: isoDate(START),
  dates: DATES.map((day, index): CohortDate => ({
    kind: 'harvest',
    number: index + 1,
    date: isoDate(day),
  })),
}

/** The five kinds, each with the days that it has in whole-number arithmetic. */
const KINDS: Readonly<
  Record<
    string,
    { readonly keys: Readonly<Record<string, unknown>>; readonly has: (day: number) => boolean }
  >
> = {
  weekly: {
    keys: { weekday: 'sunday' },
    has: (day) => day >= START && weekdayOf(day) === 7,
  },
  'every second week': {
    keys: { weekday: 'saturday', every: 2, 'from-week': 3 },
    has: (day) => {
      const week = Math.floor((day - START) / 7) + 1
      return weekdayOf(day) === 6 && week >= 3 && week % 2 === 1
    },
  },
  monthly: {
    keys: { 'month-day': 31 },
    has: (day) => day >= START && dateOf(day + 1)[2] === 1,
  },
  'weeks after the start': {
    keys: { 'weeks-after-start': 40 },
    has: (day) => day === START + 280,
  },
  'around a harvest': {
    keys: { harvest: -2 },
    has: (day) => DATES.includes(day + 2),
  },
}

let compared = 0

describe('the occurrences of a recurrence, against whole-number arithmetic and Intl', () => {
  it.each(Object.entries(KINDS))(
    '%s',
    (_, { keys, has }) => {
      const schedule = scheduleWith(keys)
      const from = Temporal.PlainDate.from(isoDate(first))
      const to = Temporal.PlainDate.from(isoDate(last))
      const expected = Array.from(
        { length: last - first + 1 },
        (__, index) => first + index,
      ).filter(has)
      const found = daysOf(schedule, cohort, from, to)
      expect(found.map((day) => day.toString())).toEqual(expected.map(isoDate))
      const wrong: string[] = []
      for (const zone of ZONES)
        for (const time of HOURS)
          for (const [index, day] of found.entries()) {
            const [hour = 0, minute = 0] = time.split(':').map(Number)
            const wall = (expected[index] ?? 0) * 1_440 + hour * 60 + minute
            const moment = momentOf(day, time, zone)
            compared += 1
            if (moment !== firstMoment(wall, zone)) wrong.push(`${zone} ${day.toString()}T${time}`)
          }
      expect(wrong).toEqual([])
    },
    900_000,
  )

  it('were compared in full', () => {
    expect(compared).toBeGreaterThan(IS_FULL ? 500_000 : 10_000)
  })

  it('weeks after the start, for a cohort of each week', () => {
    const schedule = scheduleWith({ 'weeks-after-start': 5 })
    const wrong: string[] = []
    for (let start = first; start < last - 40; start += IS_FULL ? 1 : 7) {
      const window = [start + 30, start + 40].map((day) => Temporal.PlainDate.from(isoDate(day)))
      const [from, to] = window as [Temporal.PlainDate, Temporal.PlainDate]
      const found = daysOf(schedule, { start: isoDate(start), dates: [] }, from, to)
      if (found.map(String).join() !== isoDate(start + 35)) wrong.push(isoDate(start))
      const zone = ZONES[start % ZONES.length] ?? 'UTC'
      for (const day of found)
        if (momentOf(day, '02:30', zone) !== firstMoment((start + 35) * 1_440 + 150, zone))
          wrong.push(zone)
    }
    expect(wrong).toEqual([])
  }, 900_000)
})

const days = (
  keys: Readonly<Record<string, unknown>>,
  from: string,
  to: string,
  calendar: Partial<CohortCalendar> = {},
) =>
  daysOf(
    scheduleWith(keys),
    { start: '2026-11-23', dates: [], ...calendar },
    Temporal.PlainDate.from(from),
    Temporal.PlainDate.from(to),
  ).map(String)

describe('the days of a schedule', () => {
  it.each([
    [
      'nothing before the start',
      { weekday: 'monday' },
      '2026-11-01',
      '2026-11-30',
      ['2026-11-23', '2026-11-30'],
    ],
    [
      'to a last week',
      { weekday: 'monday', 'to-week': 2 },
      '2026-11-23',
      '2027-01-30',
      ['2026-11-23', '2026-11-30'],
    ],
    [
      'the last day of a short month',
      { 'month-day': 31 },
      '2027-02-01',
      '2027-03-31',
      ['2027-02-28', '2027-03-31'],
    ],
    ['in a leap year', { 'month-day': 30 }, '2028-02-01', '2028-02-29', ['2028-02-29']],
    [
      'three weeks after the start',
      { 'weeks-after-start': 3 },
      '2026-12-01',
      '2026-12-31',
      ['2026-12-14'],
    ],
  ])('%s', (_, keys, from, to, expected) => {
    expect(days(keys, from, to)).toEqual(expected)
  })

  it('move with the class, the visit and the harvest they are around', () => {
    const dates: CohortDate[] = [
      { kind: 'module', number: 1, date: '2026-12-03' },
      { kind: 'visit', number: 1, date: '2026-12-08' },
      { kind: 'harvest', number: 1, date: '2026-12-20' },
    ]
    const of = (keys: Readonly<Record<string, unknown>>) =>
      days(keys, '2026-11-23', '2026-12-31', { dates })
    expect(of({ module: -1 })).toEqual(['2026-12-02'])
    expect(of({ visit: 2 })).toEqual(['2026-12-10'])
    expect(of({ harvest: 0 })).toEqual(['2026-12-20'])
  })
})
