import { Redis } from 'ioredis'
import { describe, expect, it } from 'vitest'
import { ACCOUNT, eventually, prepareClassroom, TOKEN } from '../service/classroom.ts'
import { startService } from '../service/run-service.ts'
import { emptyDatabase, hasPostgres, hasRedis, ownRedis } from '../store/servers.ts'

const PORT = 21_000 + (process.pid % 18_000)

/** The lines of /metrics, by name and labels. */
async function metricsOf(url: string): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(`${url}/metrics`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const lines = (await answer.text()).split('\n').filter((line) => /^\w/.test(line))
  return new Map(lines.map((line) => line.split(/ (?=\S+$)/) as [string, string]).map(asNumber))
}

const asNumber = ([name, value]: [string, string]): [string, number] => [name, Number(value)]

const readiness = async (url: string) =>
  (await (await fetch(`${url}/readyz`)).json()) as Readonly<Record<string, unknown>>

describe.skipIf(!hasPostgres || !hasRedis)('who watches the service', () => {
  it('is told what it does, and when Redis is emptied or away, in /readyz and metrics', async () => {
    await using database = await emptyDatabase()
    await using redis = ownRedis(PORT)
    await redis.start()
    await using classroom = await prepareClassroom({
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
    })
    await using first = await classroom.start()
    await using second = await startService(classroom.environment)
    await classroom.addCohort()
    await classroom.joinTrainer()
    const maria = await classroom.entrepreneur('María')
    await classroom.ask(maria)
    maria.writes('Q450')
    await maria.waitForMessage(({ text }) => text.includes('450'), 30_000)

    const both = await Promise.all([first, second].map(({ url }) => metricsOf(url)))
    const [one = new Map<string, number>(), two = new Map<string, number>()] = both
    const sum = (name: string) => both.reduce((all, each) => all + (each.get(name) ?? 0), 0)
    const labels = `channel="telegram",account="${ACCOUNT}"`
    expect(sum(`micromba_account_held{${labels}}`)).toBe(1)
    expect(sum('micromba_turns_total{outcome="done"}')).toBeGreaterThanOrEqual(5)
    expect(sum(`micromba_sends_total{${labels},outcome="sent"}`)).toBeGreaterThanOrEqual(5)
    for (const each of [one, two]) {
      expect(each.get('micromba_ready')).toBe(1)
      expect(each.get('micromba_redis_up')).toBe(1)
      expect(each.get('micromba_local_limits')).toBe(0)
      expect(each.get('micromba_processes{role="all"}')).toBe(2)
      expect(each.get('micromba_inputs_dead')).toBe(0)
      expect(each.get('micromba_tickets_open')).toBe(0)
      expect(each.has('nodejs_eventloop_lag_p99_seconds')).toBe(true)
      expect(each.get('process_resident_memory_bytes')).toBeGreaterThan(20e6)
    }
    const text = await (await fetch(`${first.url}/metrics`)).text()
    for (const word of ['María', 'Ana', String(maria.chatId), TOKEN])
      expect(text).not.toContain(word)

    const admin = new Redis(redis.url)
    await admin.flushall()
    admin.disconnect()
    await eventually('the flush to be seen', async () => {
      const metrics = await metricsOf(first.url)
      return metrics.get('micromba_redis_emptied_total') === 1
    })
    expect(await readiness(first.url)).toMatchObject({ redis: 'up', redisEmptied: 1 })

    await redis.stop()
    await eventually('Redis to be missed', async () => {
      const metrics = await metricsOf(first.url)
      return metrics.get('micromba_redis_up') === 0 && metrics.get('micromba_local_limits') === 1
    })
    const away = await readiness(first.url)
    expect(away).toMatchObject({ ready: true })
    expect(away['redis']).toMatch(/^away \(.+\): .* limits are kept by halves/)
    await redis.start()
    await eventually('Redis to be used again', async () => {
      const metrics = await metricsOf(first.url)
      return metrics.get('micromba_redis_up') === 1 && metrics.get('micromba_local_limits') === 0
    })
    expect(await readiness(first.url)).toMatchObject({ redis: 'up' })
  }, 120_000)
})
