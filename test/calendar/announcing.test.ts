import { expect, test } from 'vitest'
import { localText } from '../../src/calendar/local.ts'
import { plan, type Planned } from '../../src/calendar/plan.ts'
import { dayAfter, windowOf } from '../../src/calendar/window.ts'
import type { CohortDate } from '../../src/model/cohort-date.ts'
import { programmeWith } from './programme.ts'

/* What announces a date and may not leave on its day leaves on the last day before on which it may. */

const COLOMBIA = {
  country: 'CO',
  zone: 'America/Bogota',
  language: 'es-CO',
  'quiet-hours': { from: '19:00', to: '07:00', saturday: { from: '15:00', to: '08:00' } },
  'never-on': ['sunday', 'holidays'],
}
const DATES = ['2026-12-07', '2026-12-09', '2027-01-12', '2027-03-29']

function announced(at: string, days: number, keys: object = COLOMBIA, dates = DATES) {
  const schedules = [{ flow: 'demo', module: days, at, 'too-late-after': '2h' }]
  const programme = programmeWith({ ...keys, schedules })
  const cohort = {
    start: '2026-11-23',
    dates: dates.map((date, index): CohortDate => ({ kind: 'module', number: index + 1, date })),
  }
  const person = { id: 1, zone: programme.zone }
  // day by day, as the scheduler asks for them
  let day = '2026-11-20'
  const planned: Planned[] = []
  for (; day < '2027-04-10'; day = dayAfter(day))
    planned.push(...plan({ programme, cohort, person, window: windowOf(day, 1) }))
  return planned.map((each) => ({
    at: localText(each.at, programme.zone),
    moves: each.moves.map(({ code }) => code),
  }))
}

test('a class of Monday on Friday, of the day after a holiday before that, of Easter Monday before the Thursday', () => {
  expect(announced('17:00', -1)).toEqual([
    { at: '2026-12-04T17:00', moves: ['quiet-hours'] },
    { at: '2026-12-07T17:00', moves: ['holiday'] },
    { at: '2027-01-08T17:00', moves: ['quiet-hours'] },
    { at: '2027-03-24T17:00', moves: ['holiday'] },
  ])
})

test('at noon Saturday will do', () => {
  expect(announced('12:00', -1).map(({ at }) => at)).toEqual([
    '2026-12-05T12:00',
    '2026-12-07T12:00',
    '2027-01-09T12:00',
    '2027-03-27T12:00',
  ])
})

test('what follows a date goes on after it, and where no day is off nothing is moved', () => {
  expect(announced('17:00', 6, COLOMBIA, ['2026-12-07'])).toEqual([
    { at: '2026-12-14T07:00', moves: ['day-off', 'quiet-hours'] },
  ])
  expect(announced('17:00', -1, {})).toEqual(
    ['2026-12-06', '2026-12-08', '2027-01-11', '2027-03-28'].map((day) => ({
      at: `${day}T17:00`,
      moves: [],
    })),
  )
})

test('market hours of the day move it within the day', () => {
  const market = { 'market-days': { days: ['sunday'], from: '06:00', to: '14:00' } }
  expect(announced('10:00', -1, market, ['2026-12-07'])).toEqual([
    { at: '2026-12-06T14:00', moves: ['market-day'] },
  ])
})
