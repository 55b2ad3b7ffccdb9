import { describe, expect, it } from 'vitest'
import { Pauses } from '../../src/pipeline/outbound/pauses.ts'

/** How long an account rests from a moment on (milliseconds). */
function restOf(pauses: Pauses, from: number): number {
  let ms = 0
  while (!pauses.isOver('bot', from + ms)) ms += 100
  return ms
}

describe('a pause of an account', () => {
  it('is a second for all the sends that one broken connection ends', () => {
    const pauses = new Pauses()
    for (const at of [0, 0, 0, 3, 3, 900]) pauses.begin('bot', undefined, at)
    expect(restOf(pauses, 0)).toBe(1_000)
  })

  it('is longer after each failure in a row, up to half a minute, and short again after a success', () => {
    const pauses = new Pauses()
    const rests: number[] = []
    for (let now = 0; rests.length < 7; now += rests.at(-1) ?? 0) {
      for (const at of [now, now + 1]) pauses.begin('bot', undefined, at)
      rests.push(restOf(pauses, now))
    }
    expect(rests).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
    pauses.end('bot')
    pauses.begin('bot', undefined, 1_000_000)
    expect(restOf(pauses, 1_000_000)).toBe(1_000)
  })

  it('is as long as the network says, also where it says so during a pause', () => {
    const pauses = new Pauses()
    pauses.begin('bot', undefined, 0)
    for (const at of [10, 20, 30]) pauses.begin('bot', 5_000, at)
    expect(restOf(pauses, 0)).toBe(5_100)
    pauses.begin('bot', 100, 40)
    expect(restOf(pauses, 0)).toBe(5_100)
    pauses.begin('bot', undefined, 6_000)
    expect(restOf(pauses, 6_000)).toBe(2_000)
  })
})
