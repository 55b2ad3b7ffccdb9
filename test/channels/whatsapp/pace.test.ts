import { expect, test } from 'vitest'
import { ManualClock } from '../../../src/clock.ts'
import { healthOf } from '../../../src/channels/whatsapp/line/health.ts'
import { PACING } from '../../../src/channels/whatsapp/send/limits.ts'
import { Pace } from '../../../src/channels/whatsapp/send/pace.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Midnight in Guatemala. */
const START = 1_795_500_000_000

function paceOf(ageDays: number) {
  const clock = new ManualClock(START)
  const state = { pairedAt: START - ageDays * DAY, day: '', begun: [] }
  return { clock, pace: new Pace(PACING, clock, () => 0.5, state) }
}

const reminder = (chat: string) => ({ chat, class: 'reminder' }) as const

test.each([
  [0, 3],
  [7, 9],
  [14, 15],
  [100, 15],
])('an account of %i days begins at most %i conversations in a day', (age, most) => {
  const { clock, pace } = paceOf(age)
  let begun = 0
  for (let chat = 0; chat < 40; chat++) {
    clock.advance(60_000)
    if (!pace.admits(reminder(`c${chat}`))) continue
    pace.leaves(reminder(`c${chat}`))
    begun++
  }
  expect(begun).toBe(most)
  clock.advance(DAY)
  expect(pace.admits(reminder('next day'))).toBe(true)
})

test('a day ends at midnight in Central America, not at six when the question of the week leaves', () => {
  const { clock, pace } = paceOf(0)
  clock.advance(17 * HOUR)
  for (const chat of ['one', 'two', 'three']) pace.leaves(reminder(chat))
  clock.advance(2 * HOUR)
  expect(pace.admits(reminder('four'))).toBe(false)
  clock.advance(6 * HOUR)
  expect(pace.admits(reminder('four'))).toBe(true)
})

test('between two messages that nobody asked for there is a pause, and replies do not wait for it', () => {
  const { clock, pace } = paceOf(30)
  pace.leaves(reminder('one'))
  clock.advance(16_000)
  expect(pace.admits(reminder('two'))).toBe(false)
  expect(pace.admits({ chat: 'two', class: 'reply' })).toBe(true)
  clock.advance(1_000)
  expect(pace.admits(reminder('two'))).toBe(true)
})

test('who has just written is not made to wait, and is no new conversation', () => {
  const { clock, pace } = paceOf(0)
  for (const chat of ['a', 'b', 'c']) pace.leaves(reminder(chat))
  expect(pace.admits(reminder('d'))).toBe(false)
  pace.heard({ chat: 'd' })
  expect(pace.admits(reminder('d'))).toBe(true)
  expect(pace.leaves(reminder('d'))).toBe(false)
  clock.advance(PACING.talkingMs)
  expect(pace.admits(reminder('d'))).toBe(false)
})

test('poor health makes the pauses longer, and bad health stops what nobody asked for', () => {
  const { clock, pace } = paceOf(30)
  pace.slowness = 2
  pace.leaves(reminder('one'))
  clock.advance(32_000)
  expect(pace.admits(reminder('two'))).toBe(false)
  clock.advance(2_000)
  expect(pace.admits(reminder('two'))).toBe(true)
  pace.slowness = Infinity
  expect(pace.admits(reminder('two'))).toBe(false)
  expect(pace.admits({ chat: 'two' })).toBe(true)
})

test.each([
  [{ sent: 9, undelivered: 9, answered: 0, deliverySeconds: 0 }, 'good'],
  [{ sent: 20, undelivered: 1, answered: 15, deliverySeconds: 20 }, 'good'],
  [{ sent: 20, undelivered: 4, answered: 15, deliverySeconds: 20 }, 'slow'],
  [{ sent: 20, undelivered: 1, answered: 5, deliverySeconds: 20 }, 'slow'],
  [{ sent: 20, undelivered: 1, answered: 15, deliverySeconds: 7_200 }, 'slow'],
  [{ sent: 20, undelivered: 10, answered: 15, deliverySeconds: 20 }, 'stop'],
  [{ sent: 20, undelivered: 1, answered: 1, deliverySeconds: 20 }, 'stop'],
] as const)('the health of %o is %s', (traffic, health) => {
  expect(healthOf(traffic).type).toBe(health)
})

test.each([
  [0, 'good'],
  [11, 'good'],
  [12, 'slow'],
  [47, 'slow'],
  [48, 'stop'],
] as const)('a line that broke %i times in a day: its health is %s', (drops, health) => {
  const nothingSent = { sent: 0, undelivered: 0, answered: 0, deliverySeconds: 0 }
  expect(healthOf(nothingSent, drops).type).toBe(health)
})

test('a new account begins more each day, up to its full number after two weeks', () => {
  const { clock, pace } = paceOf(0)
  const limits = Array.from({ length: 17 }, () => {
    const { limit } = pace
    clock.advance(DAY)
    return limit
  })
  expect(limits).toEqual(limits.toSorted((one, other) => one - other))
  expect([limits[0], limits[13], limits[14], limits[16]]).toEqual([3, 14, 15, 15])
})

test('pauses are anything between 8 and 25 seconds, and typing takes as long as the text, from 1 to 4 seconds', () => {
  const gaps = [0, 0.999_999].map((random) => {
    const clock = new ManualClock(START)
    const state = { pairedAt: START - 30 * DAY, day: '', begun: [] }
    const pace = new Pace(PACING, clock, () => random, state)
    pace.leaves(reminder('one'))
    let waited = 0
    for (; !pace.admits(reminder('two')); waited += 1_000) clock.advance(1_000)
    return waited
  })
  expect(gaps).toEqual([8_000, 25_000])
  const { pace } = paceOf(30)
  expect(['Sí', 'x'.repeat(100), 'x'.repeat(1_000)].map((text) => pace.typingMs(text))).toEqual([
    1_000, 3_000, 4_000,
  ])
})
