import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { daysOf, isoWeek, weekAsked, weekIndex, weeksBefore } from '../../src/calendar/week.ts'

const date = (text: string) => Temporal.PlainDate.from(text)

/** Days from 1970 to 2270. */
const anyDate = fc.integer({ min: 0, max: 109_500 }).map((days) => date('1970-01-01').add({ days }))

describe('ISO weeks', () => {
  it.each([
    ['2026-11-23', '2026-W48'],
    ['2026-11-22', '2026-W47'],
    ['2020-12-31', '2020-W53'],
    ['2021-01-01', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-29', '2024-W52'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2000-01-01', '1999-W52'],
    ['1970-01-01', '1970-W01'],
  ])('%s is in %s', (day, week) => {
    expect(isoWeek(date(day))).toBe(week)
  })

  it('have a Monday and a Sunday, and every day between is in them', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        const { monday, sunday } = daysOf(isoWeek(day))
        expect([monday.dayOfWeek, sunday.dayOfWeek]).toEqual([1, 7])
        expect(monday.until(sunday).days).toBe(6)
        expect(Temporal.PlainDate.compare(monday, day)).toBeLessThanOrEqual(0)
        expect(Temporal.PlainDate.compare(day, sunday)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it.each(['2026-48', '2026-W4', '2026-w48', '26-W48', '', '2026-W48 '])("'%s' is none", (text) => {
    expect(() => daysOf(text)).toThrow(RangeError)
    expect(() => daysOf(text)).toThrow('expected one like 2026-W48')
  })
})

describe('the index of a week', () => {
  it('is 0 for that of 1970-01-01, and one more for each week after', () => {
    expect(weekIndex('1970-W01')).toBe(0)
    fc.assert(
      fc.property(anyDate, (day) => {
        const next = weekIndex(isoWeek(day.add({ weeks: 1 })))
        expect(next - weekIndex(isoWeek(day))).toBe(1)
      }),
    )
  })

  it('is the same on every day of a week', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        const days = date('1969-12-29').until(day).days
        expect(weekIndex(isoWeek(day))).toBe(Math.floor(days / 7))
      }),
    )
  })
})

describe('the week that a check-in asks about', () => {
  it.each([
    ['2026-11-23', 'Monday', '2026-W47'],
    ['2026-11-24', 'Tuesday', '2026-W47'],
    ['2026-11-25', 'Wednesday', '2026-W47'],
    ['2026-11-26', 'Thursday', '2026-W48'],
    ['2026-11-27', 'Friday', '2026-W48'],
    ['2026-11-29', 'Sunday', '2026-W48'],
    ['2027-01-04', 'Monday', '2026-W53'],
    ['2027-01-01', 'Friday', '2026-W53'],
  ])('on %s, a %s, is %s', (day, _, week) => {
    expect(weekAsked(date(day))).toBe(week)
  })

  it('is the one with the most days behind it', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        const passed = (week: string) => {
          const { monday, sunday } = daysOf(week)
          const until = Temporal.PlainDate.compare(day, sunday) < 0 ? day : sunday
          return Math.max(0, monday.until(until).days + 1)
        }
        const present = isoWeek(day)
        // up to Wednesday less than four days of the present week have begun
        expect(weekAsked(day)).toBe(passed(present) >= 4 ? present : weeksBefore(day, 1))
      }),
    )
  })
})

it('weeks before a date cross years by the calendar', () => {
  expect(weeksBefore(date('2027-01-04'), 1)).toBe('2026-W53')
  expect(weeksBefore(date('2027-01-04'), 54)).toBe('2025-W52')
  expect(weeksBefore(date('2026-11-24'), 0)).toBe('2026-W48')
})
