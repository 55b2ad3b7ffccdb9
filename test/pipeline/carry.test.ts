import { expect, test, vi } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import { Simulator } from '../../src/channels/simulator.ts'
import { systemClock } from '../../src/clock.ts'
import type { Fetched, Media } from '../../src/model/message.ts'
import { Carrier } from '../../src/pipeline/outbound/carry.ts'

const to: Channel = new Simulator(systemClock)
const media: Media = { type: 'voice', source: { account: 'source', fileId: 'x' } }
const FILE: Fetched = { type: 'file', file: { bytes: Buffer.from('OggS'), mime: 'audio/ogg' } }

/** Carries from an account that loads files like this. */
function carrierFrom(fetch: () => Promise<Fetched>): Carrier {
  return new Carrier(new Map([['source', Object.assign(new Simulator(systemClock), { fetch })]]))
}

const sent = { type: 'sent', externalId: '1' } as const

test('four files are in memory at once at the most, whenever one more is asked for', async () => {
  const loading: (() => void)[] = []
  let [now, most] = [0, 0]
  const carrier = carrierFrom(async () => {
    now += 1
    most = Math.max(most, now)
    const loaded = Promise.withResolvers<void>()
    loading.push(loaded.resolve)
    await loaded.promise
    now -= 1
    return FILE
  })
  const carry = () => carrier.send({ to, media, attempts: 0, waitedMs: 0 }, async () => sent)
  const all = Array.from({ length: 5 }, carry)
  await vi.waitUntil(() => loading.length === 4)
  loading.shift()?.()
  // somewhere among these moments the first place becomes free for the one that waits
  for (let moment = 0; moment < 20; moment += 1) {
    await Promise.resolve()
    all.push(carry())
  }
  const over = Promise.all(all)
  await vi.waitUntil(() => {
    for (const end of loading.splice(0)) end()
    return now === 0
  })
  expect(await over).toEqual(all.map(() => sent))
  expect(most).toBe(4)
})

const HOUR = 3_600_000

test.each([
  // a network that fails
  ['chat', { attempts: 3, waitedMs: 0 }, { type: 'retry', scope: 'chat' }],
  ['chat', { attempts: 4, waitedMs: 0 }, { type: 'refused', reason: 'file-gone' }],
  // an account that is away
  ['account', { attempts: 0, waitedMs: 23 * HOUR }, { type: 'retry', scope: 'file' }],
  ['account', { attempts: 9, waitedMs: 0 }, { type: 'retry', scope: 'file' }],
  ['account', { attempts: 0, waitedMs: 25 * HOUR }, { type: 'refused', reason: 'file-gone' }],
] as const)('a file that cannot be had (%s) after %o is %o', async (scope, tried, outcome) => {
  const carrier = carrierFrom(async () => ({ type: 'retry', scope, reason: 'not-connected' }))
  expect(await carrier.send({ to, media, ...tried }, async () => sent)).toMatchObject(outcome)
})
