import { expect, test } from 'vitest'
import { ManualClock } from '../../src/clock.ts'
import { healthOf } from '../../src/channels/whatsapp/health.ts'
import { PACING } from '../../src/channels/whatsapp/limits.ts'
import { Pace } from '../../src/channels/whatsapp/pace.ts'

const DAY = 24 * 3_600_000
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
  pace.heard('d')
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
