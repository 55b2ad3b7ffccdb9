import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Redis } from 'ioredis'
import { systemClock } from '../../src/clock.ts'
import { silentLog } from '../../src/log.ts'
import { expectRedis } from '../../src/redis/link.ts'
import { openRedis, type Companions } from '../../src/redis/open.ts'
import { hasRedis, ownRedis } from '../store/servers.ts'

const RATE = { messages: 20, perMs: 1_000 }

const PORT = 20_000 + (process.pid % 20_000)

const eventually = async (isSo: () => boolean | Promise<boolean>) => {
  for (const until = performance.now() + 20_000; performance.now() < until;) {
    if (await isSo()) return
    await systemClock.sleep(20)
  }
  throw new Error('it never came to that')
}

const idsSeenBy = async (companions: Companions) =>
  ((await companions.state()).processes ?? [])
    .map(({ id }) => id)
    .toSorted()
    .join()

describe('a Redis server', () => {
  it.each(['5.0.14', '6.0.16', '6.1.9'])('of version %s is refused with the cure', (version) => {
    expect(() => expectRedis(version)).toThrow(`is Redis ${version}; expected 6.2 or newer`)
  })

  it.each(['6.2.0', '7.0.15', '8.2.1'])('of version %s will do', (version) => {
    expectRedis(version)
  })
})

describe.skipIf(!hasRedis)('what processes share over Redis', () => {
  const server = ownRedis(PORT)
  let one: Companions
  let other: Companions

  const open = (id: string) => openRedis(server.url, { id, role: 'worker', since: 1 }, silentLog)

  beforeAll(async () => {
    await server.start()
    one = await open('one')
    other = await open('other')
  })

  afterAll(async () => {
    await one[Symbol.asyncDispose]()
    await other[Symbol.asyncDispose]()
    await server[Symbol.asyncDispose]()
  })

  it('rings reach the others, not who rings, and many together are few', async () => {
    await eventually(() => one.bells.isConnected && other.bells.isConnected)
    const heard = { one: 0, other: 0 }
    one.bells.onRing(() => (heard.one += 1))
    other.bells.onRing((name) => (heard.other += name === 'turns' ? 1 : 0))
    await eventually(async () => {
      one.bells.ring('turns')
      await systemClock.sleep(20)
      return heard.other > 0
    })
    heard.other = 0
    for (let ring = 0; ring < 1_000; ring += 1) one.bells.ring('turns')
    await systemClock.sleep(200)
    expect(heard.other).toBeGreaterThan(0)
    expect(heard.other).toBeLessThan(10)
    expect(heard.one).toBe(0)
  })

  it('the limit of an account is one for all', async () => {
    const waits = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? one : other).limits.take('bot', RATE),
      ),
    )
    expect(waits.filter((ms) => ms === 0)).toHaveLength(20)
    for (const ms of waits.filter((each) => each > 0)) expect(ms).toBeLessThanOrEqual(1_000)
  })

  it('who is there is known, and who has left is not', async () => {
    const third = await open('third')
    await eventually(async () => (await idsSeenBy(one)) === 'one,other,third')
    await third[Symbol.asyncDispose]()
    expect(await idsSeenBy(one)).toBe('one,other')
  })

  it('emptied, it costs nothing but a moment of not knowing who is there', async () => {
    const admin = new Redis(server.url)
    await admin.flushall()
    admin.disconnect()
    expect(await one.limits.take('bot after flush', RATE)).toBe(0)
    await eventually(async () => ((await one.state()).processes ?? []).length === 2)
  })

  it('while it is away everybody looks by himself and keeps to half, and it is used again when it is back', async () => {
    await server.stop()
    await eventually(() => !one.bells.isConnected)
    expect((await one.state()).redis).toMatch(/^away \(.*looked for four times a second/)
    one.bells.ring('turns')
    const waits = await Promise.all(Array.from({ length: 40 }, () => one.limits.take('away', RATE)))
    expect(waits.filter((ms) => ms === 0)).toHaveLength(10)
    await server.start()
    await eventually(() => one.bells.isConnected && other.bells.isConnected)
    expect((await one.state()).redis).toBe('up')
    let heard = 0
    other.bells.onRing(() => (heard += 1))
    await eventually(async () => {
      one.bells.ring('sends')
      await systemClock.sleep(50)
      return heard > 0
    })
  })

  it('that is not there at the start is waited for', async () => {
    await using late = await openRedis(
      'redis://127.0.0.1:1',
      { id: 'late', role: 'all', since: 1 },
      silentLog,
    )
    expect(late.bells.isConnected).toBe(false)
    expect((await late.state()).redis).toMatch(/^away \(ECONNREFUSED/)
  })
})
