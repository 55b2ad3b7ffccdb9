import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Pace } from '../../src/pipeline/outbound/pace.ts'

const LIMITS = { account: { messages: 3, perMs: 1_000 }, chat: { messages: 1, perMs: 1_000 } }
const to = (chat: string) => ({ account: 'bot', chat })

describe('the pace of sending', () => {
  it('lets an account without limits send at once', () => {
    const pace = new Pace([{ account: 'bot' }])
    expect(Array.from({ length: 100 }, () => pace.take(to('maria'), 0))).not.toContain(undefined)
  })

  it('holds back a second message to the same chat until a second after the answer to the first', () => {
    const pace = new Pace([{ account: 'bot', limits: LIMITS }])
    const turn = pace.take(to('maria'), 0)
    expect(pace.take(to('maria'), 0)).toBeUndefined()
    if (turn) pace.begun(turn, 5)
    expect(pace.heldBackFor(3_000)).toBeUndefined()
    expect(pace.take(to('maria'), 3_000)).toBeUndefined()
    if (turn) pace.ended(turn, 3_100)
    expect(pace.heldBackFor(3_200)).toBe(900)
    expect(pace.take(to('maria'), 4_099)).toBeUndefined()
    expect(pace.take(to('maria'), 4_100)).toBeDefined()
  })

  it('closes the account when its share is used up, and says when it opens', () => {
    const pace = new Pace([{ account: 'bot', limits: LIMITS }])
    for (const chat of ['a', 'b', 'c']) expect(pace.take(to(chat), 0)).toBeDefined()
    expect(pace.isOpen('bot', 999)).toBe(false)
    expect(pace.heldBackFor(999)).toBe(1)
    expect(pace.isOpen('bot', 1_000)).toBe(true)
  })

  it('never lets the network see more than its limits, however long each message travels', () => {
    const sends = fc.array(
      fc.record({
        chat: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        after: fc.integer({ min: 0, max: 400 }),
        travels: fc.integer({ min: 0, max: 700 }),
        answered: fc.integer({ min: 0, max: 700 }),
      }),
      { maxLength: 80 },
    )
    fc.assert(
      fc.property(sends, (wishes) => {
        const pace = new Pace([{ account: 'bot', limits: LIMITS }])
        const ends: { at: number; turn: NonNullable<ReturnType<Pace['take']>> }[] = []
        const arrivals: { chat: string; at: number }[] = []
        let now = 0
        for (const { chat, after, travels, answered } of wishes) {
          now += after
          for (const { at, turn } of ends.filter((each) => each.at <= now)) pace.ended(turn, at)
          ends.splice(0, ends.length, ...ends.filter((each) => each.at > now))
          const turn = pace.take(to(chat), now)
          if (!turn) continue
          pace.begun(turn, now)
          arrivals.push({ chat, at: now + travels })
          ends.push({ at: now + travels + answered, turn })
        }
        for (const { chat, at } of arrivals) {
          const within = arrivals.filter((each) => each.at > at - 1_000 && each.at <= at)
          expect(within.length).toBeLessThanOrEqual(3)
          expect(within.filter((each) => each.chat === chat)).toHaveLength(1)
        }
      }),
    )
  })
})
