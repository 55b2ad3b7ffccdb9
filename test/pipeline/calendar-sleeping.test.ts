import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { programmeWith, scheduleWith } from '../calendar/programme.ts'
import { Town } from './calendar-town.ts'

/* What waits for an answer sleeps until she writes; what waits for its time does not begin because she writes. */

const at = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('America/Guatemala').epochMilliseconds

test('what was planned for after the time it is too late for is not begun by a word of hers', async () => {
  await using town = await saturday('17:00')
  const planned = await town.occurrences()
  expect(planned).toMatchObject([{ status: 'waiting', planned_at: at('2026-11-30T07:00') }])
  expect(planned[0]?.late_at).toBeLessThan(planned[0]?.planned_at ?? 0)
  await passUntil(town, '2026-11-28T09:30')
  await town.simulator.write('p1', 'hola')
  await town.settle()
  expect(await town.occurrences()).toEqual(planned)
})

test('what waits for an answer begins with it', async () => {
  await using town = await saturday('09:00')
  await askForGoal(town)
  await passUntil(town, '2026-11-28T09:00')
  expect(await town.occurrences()).toMatchObject([
    { status: 'waiting', reason: '{"code":"question-open","by":"goal"}' },
  ])
  await passUntil(town, '2026-11-28T09:30')
  await town.simulator.write('p1', 'vender más')
  await town.settle()
  expect(await town.occurrences()).toMatchObject([{ status: 'started' }])
})

test('what slept under a clock that stood ahead is looked at when its time comes', async () => {
  await using town = await saturday('09:00')
  await askForGoal(town)
  await passUntil(town, '2026-11-28T09:00')
  await passUntil(town, '2026-11-28T08:30')
  await town.simulator.write('p1', 'vender más')
  await town.settle()
  expect(await town.occurrences()).toMatchObject([{ status: 'waiting' }])
  await passUntil(town, '2026-11-28T09:00')
  expect(await town.occurrences()).toMatchObject([{ status: 'started' }])
})

/** A Saturday morning on which she is asked for her sales at an hour; it is quiet from three, and on the Sunday. */
async function saturday(hour: string): Promise<Town> {
  const schedules = [
    scheduleWith({
      flow: 'weekly-check-in',
      weekday: 'saturday',
      at: hour,
      'too-late-after': '2h',
    }),
  ]
  const quiet = { from: '20:00', to: '07:00', saturday: { from: '15:00', to: '08:00' } }
  const rules = { 'quiet-hours': quiet, 'never-on': ['sunday'], 'at-most': { 'a-day': 2 } }
  const programme = { ...programmeWith({ programme: 'fundap', ...rules }), schedules }
  const town = await Town.build(programme, {
    now: at('2026-11-28T08:30'),
    began: ['2026-11-16'],
  })
  await town.settleIn([{}])
  await town.settle()
  return town
}

async function askForGoal(town: Town): Promise<void> {
  await startFlow(town.store, { flow: 'goal', contact: 1 }, town.clock.now())
  await town.settle()
}

async function passUntil(town: Town, moment: string): Promise<void> {
  town.clock.advance(at(moment) - town.clock.now().getTime())
  await town.settle()
}
