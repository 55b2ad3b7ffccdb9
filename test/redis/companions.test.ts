import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Redis } from 'ioredis'
import { systemClock } from '../../src/clock.ts'
import { silentLog } from '../../src/log.ts'
import { refusalOfVersion } from '../../src/redis/refusal.ts'
import { openRedis, type Companions } from '../../src/redis/open.ts'
import { frontOf } from '../store/front.ts'
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

const opening = (url: string | URL) =>
  openRedis(String(url), { id: 'late', role: 'all', since: 1 }, silentLog)

describe('a Redis server', () => {
  it.each(['5.0.14', '6.0.16', '6.1.9'])('of version %s is refused with the cure', (version) => {
    expect(refusalOfVersion(version)).toBe(`the server is Redis ${version}; expected 6.2 or newer`)
  })

  it.each(['6.2.0', '7.0.15', '8.2.1'])('of version %s will do', (version) => {
    expect(refusalOfVersion(version)).toBeUndefined()
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

  it('that refuses at the start is told with the cure: no such database, too old, a password', async () => {
    const admin = new Redis(server.url)
    const version = /redis_version:(\S+)/.exec(await admin.info('server'))?.[1] ?? ''
    await using old = await frontOf(new URL(server.url), {
      says: [version, '6.0.16'.padEnd(version.length, '0')],
    })
    await expect(opening(`redis://127.0.0.1:${old.port}/0`)).rejects.toThrow(
      /^REDIS_URL: the server is Redis 6\.0\.\d+; expected 6\.2 or newer$/,
    )
    await expect(opening(server.url.replace(/0$/, '99'))).rejects.toThrow(
      /^REDIS_URL: there is no database of this number; correct the end of REDIS_URL$/,
    )
    await admin.config('SET', 'requirepass', 'el-bueno')
    try {
      await expect(opening(server.url)).rejects.toThrow(/^REDIS_URL: a password is needed; write/)
      const wrong = new URL(server.url)
      wrong.password = 'el-malo'
      await expect(opening(wrong)).rejects.toThrow(
        /^REDIS_URL: the password was not accepted; check the user and password in REDIS_URL$/,
      )
    } finally {
      await admin.config('SET', 'requirepass', '')
      admin.disconnect()
    }
  })

  it('that takes no writes any more is away, with the cure, and used again when it does', async () => {
    const admin = new Redis(server.url)
    await admin.replicaof('127.0.0.1', 1)
    await eventually(() => !one.bells.isConnected)
    expect((await one.state()).redis).toMatch(
      /^away \(the server may only be read; name the primary/,
    )
    expect(await one.limits.take('read-only', RATE)).toBe(0)
    await admin.replicaof('NO', 'ONE')
    await eventually(() => one.bells.isConnected)
    expect((await one.state()).redis).toBe('up')
    admin.disconnect()
  })

  it('whose password is changed under way is away, with the cure, until it is the old one', async () => {
    const admin = new Redis(server.url)
    await admin.config('SET', 'requirepass', 'another')
    await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub')
    await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
    await eventually(
      async () => (await one.state()).redis?.startsWith('away (a password is needed') === true,
    )
    await admin.config('SET', 'requirepass', '')
    await eventually(() => one.bells.isConnected)
    admin.disconnect()
  })

  it('that is not there at the start is waited for', async () => {
    await using late = await opening('redis://127.0.0.1:1')
    expect(late.bells.isConnected).toBe(false)
    expect((await late.state()).redis).toMatch(/^away \(ECONNREFUSED/)
  })
})
