import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageId } from '../../src/model/ids.ts'
import { MESSAGE_CLASSES, type MessageClass, type Outcome } from '../../src/model/message.ts'
import { settle, type Attempt } from '../../src/pipeline/outbound/settle.ts'

const NOW = 1_000_000

function attempt(more: Partial<Attempt> = {}): Attempt {
  return {
    id: 7 as MessageId,
    class: 'reply',
    attempts: 1,
    due_at: NOW - 5_000,
    reason: null,
    attempted_at: NOW - 100,
    ...more,
  }
}

const SENT: Outcome = { type: 'sent', externalId: '42' }
const RETRY: Outcome = { type: 'retry', scope: 'chat', reason: '429 Too Many Requests' }
const NO_NETWORK: Outcome = { type: 'retry', scope: 'account', reason: 'no connection' }
const REFUSED: Outcome = { type: 'refused', reason: 'blocked', detail: '403' }
const UNKNOWN: Outcome = { type: 'unknown', reason: 'no answer (ECONNRESET)' }

describe('what an outcome makes of a message', () => {
  const queued = { status: 'queued', sent_at: null, external_id: null }
  const resent = { ...queued, due_at: NOW + 5_000, reason: 'resent-after-unknown' }
  const shown = { status: 'unknown', reason: 'no answer (ECONNRESET)', sent_at: null }

  it.each<[MessageClass, Outcome, object]>(
    MESSAGE_CLASSES.flatMap((each): [MessageClass, Outcome, object][] => [
      [each, SENT, { status: 'sent', external_id: '42', sent_at: NOW }],
      [each, RETRY, { ...queued, due_at: NOW + 2_000 }],
      [each, { ...RETRY, retryAfterMs: 7_000 }, { ...queued, due_at: NOW + 7_000 }],
      [each, { ...RETRY, retryAfterMs: 0 }, { ...queued, due_at: NOW }],
      [each, REFUSED, { status: 'failed', reason: 'blocked', sent_at: null }],
      [each, UNKNOWN, each === 'reply' || each === 'alert' ? resent : shown],
    ]),
  )('a %s, %o', (each, outcome, expected) => {
    const tried = attempt({ class: each })
    const settled = settle(tried, outcome, NOW)
    expect(settled).toMatchObject(expected)
    expect(settled).toMatchObject({ id: 7, attempts: 1, attempted_at: NOW - 100 })
  })

  it.each(MESSAGE_CLASSES)('a %s that was resent once is not resent again', (each) => {
    const again = attempt({ class: each, attempts: 2, reason: 'resent-after-unknown' })
    expect(settle(again, UNKNOWN, NOW)).toMatchObject(shown)
  })

  it('a file that is away gives the attempt back and waits, marked as that', () => {
    const away: Outcome = { type: 'retry', scope: 'file', reason: 'x', retryAfterMs: 30_000 }
    const waiting = { ...queued, attempts: 11, due_at: NOW + 30_000 }
    expect(settle(attempt({ attempts: 12 }), away, NOW)).toMatchObject({
      ...waiting,
      reason: 'file-away',
    })
  })

  it('a refusal between two unknown outcomes does not allow a third try', () => {
    const first = settle(attempt(), UNKNOWN, NOW)
    const second = settle(attempt({ ...first, attempts: 2 }), RETRY, NOW)
    expect(settle(attempt({ ...second, attempts: 3 }), UNKNOWN, NOW).status).toBe('unknown')
  })

  it.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [8, 256_000],
    [9, 300_000],
    [11, 300_000],
  ])('waits longer after each failure: after %i, %i ms', (attempts, ms) => {
    expect(settle(attempt({ attempts }), RETRY, NOW)).toMatchObject({
      status: 'queued',
      due_at: NOW + ms,
    })
  })

  it('does not count what only says that the account cannot be used: no message is given up for that', () => {
    const settled = settle(attempt({ attempts: 12 }), NO_NETWORK, NOW)
    expect(settled).toMatchObject({ status: 'queued', attempts: 11, due_at: NOW + 1_000 })
  })

  it('gives up after twelve tries that reached nobody, and says why', () => {
    expect(settle(attempt({ attempts: 12 }), RETRY, NOW)).toMatchObject({
      status: 'failed',
      reason: '429 Too Many Requests',
    })
  })

  it('lets a message arrive at most twice if it is a reply or an alert, else at most once', () => {
    const outcomes = fc.array(fc.constantFrom(SENT, RETRY, REFUSED, UNKNOWN), { maxLength: 40 })
    fc.assert(
      fc.property(fc.constantFrom(...MESSAGE_CLASSES), outcomes, (each, sequence) => {
        let message = attempt({ class: each, attempts: 0 })
        let mayHaveArrived = 0
        let status = 'queued'
        for (const outcome of sequence) {
          if (status !== 'queued') break
          if (outcome.type === 'sent' || outcome.type === 'unknown') mayHaveArrived++
          message = { ...message, attempts: message.attempts + 1 }
          const settled = settle(message, outcome, NOW)
          message = { ...message, ...settled }
          status = settled.status
        }
        expect(mayHaveArrived).toBeLessThanOrEqual(each === 'reply' || each === 'alert' ? 2 : 1)
      }),
    )
  })
})
