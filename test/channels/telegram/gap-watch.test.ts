import { describe, expect, it } from 'vitest'
import { GapWatch } from '../../../src/channels/telegram/gap-watch.ts'
import { fromEpochMs } from '../../../src/clock.ts'

const DAY = 24 * 3_600_000
const at = (ms: number) => fromEpochMs(1_790_000_000_000 + ms)

/** What is told of updates that are heard with these ids at these times. */
function gapsOf(patienceMs: number, heard: readonly (readonly [id: number, ms: number])[]) {
  const gaps: (readonly [number, number])[] = []
  const watch = new GapWatch((from, to) => gaps.push([from, to]), patienceMs)
  for (const [id, ms] of heard) {
    watch.heard(id, at(ms))
    watch.report(at(ms))
  }
  return gaps
}

describe('watching for gaps in update ids', () => {
  it.each<[why: string, patienceMs: number, heard: [number, number][], gaps: [number, number][]]>([
    [
      'ids in a row leave none',
      0,
      [
        [1, 0],
        [2, 0],
        [3, 0],
      ],
      [],
    ],
    [
      'a jump is one',
      0,
      [
        [1, 0],
        [5, 0],
      ],
      [[2, 4]],
    ],
    [
      'each jump is told once',
      0,
      [
        [1, 0],
        [3, 0],
        [4, 0],
        [7, 0],
      ],
      [
        [2, 2],
        [5, 6],
      ],
    ],
    [
      'a repeat is none',
      0,
      [
        [1, 0],
        [2, 0],
        [1, 0],
        [3, 0],
      ],
      [],
    ],
    [
      'a jump after six days is one',
      0,
      [
        [1, 0],
        [9, 6 * DAY],
      ],
      [[2, 8]],
    ],
    [
      'a jump after a week of silence is none',
      0,
      [
        [1, 0],
        [9, 7 * DAY],
      ],
      [],
    ],
    [
      'after a week the ids may begin lower',
      0,
      [
        [9, 0],
        [3, 7 * DAY],
        [4, 7 * DAY],
      ],
      [],
    ],
    [
      'and are watched from there',
      0,
      [
        [9, 0],
        [3, 7 * DAY],
        [5, 7 * DAY],
      ],
      [[4, 4]],
    ],
    [
      'with patience, a late one fills its hole',
      100,
      [
        [1, 0],
        [3, 1],
        [2, 2],
        [4, 500],
      ],
      [],
    ],
    [
      'with patience, a hole that stays is told',
      100,
      [
        [1, 0],
        [3, 1],
        [4, 101],
      ],
      [[2, 2]],
    ],
    [
      'a hole is filled in part',
      100,
      [
        [1, 0],
        [5, 1],
        [3, 2],
        [6, 101],
      ],
      [
        [2, 2],
        [4, 4],
      ],
    ],
    [
      'a hole is not told early',
      100,
      [
        [1, 0],
        [3, 1],
        [4, 99],
      ],
      [],
    ],
  ])('%s', (_, patienceMs, heard, gaps) => {
    expect(gapsOf(patienceMs, heard)).toEqual(gaps)
  })

  it('goes on after a restart from the position it gave', () => {
    const gaps: (readonly [number, number])[] = []
    const before = new GapWatch(() => {})
    expect(before.position).toBeUndefined()
    before.heard(10, at(0))
    const after = new GapWatch((from, to) => gaps.push([from, to]), 0, before.position)
    after.heard(12, at(DAY))
    after.report(at(DAY))
    expect(gaps).toEqual([[11, 11]])
  })

  it('begins anew from a position it cannot read', () => {
    const watch = new GapWatch(() => expect.unreachable(), 0, 'somewhere')
    watch.heard(12, at(0))
    expect(watch.position).toMatch(/^12@\d+$/)
  })
})
