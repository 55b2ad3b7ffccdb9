import { describe, expect, it } from 'vitest'
import type { Live } from '../../src/console/live.ts'
import type { Happening } from '../../src/reports/happenings.ts'
import { prepareClassroom } from '../service/classroom.ts'
import { startService, type Service } from '../service/run-service.ts'
import { emptyDatabase, hasPostgres, hasRedis, ownRedis } from '../store/servers.ts'

const PORT = 23_000 + (process.pid % 9_000)

const ready = async (url: string) => (await fetch(`${url}/readyz`)).json()

/** Watches a console's page until an amount was noted somewhere; gives what it tells of it. */
async function follow({ url, output }: Service): Promise<Happening | undefined> {
  const [, key] = /See what happens: \S+#(\S+)/.exec(output) ?? []
  const response = await fetch(`${url}/live/feed`, { headers: { authorization: `Bearer ${key}` } })
  let heard = ''
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    heard += part
    const events = heard.split('\n').filter((line) => line.startsWith('data: {'))
    const whole = events.slice(0, heard.endsWith('\n') ? undefined : -1).at(-1)
    const live = whole === undefined ? undefined : (JSON.parse(whole.slice(6)) as Live)
    const found = live?.happenings.find(({ what }) => what === 'recorded')
    if (found) return found
  }
  return undefined
}

describe.skipIf(!hasPostgres || !hasRedis)('a process for each role', () => {
  it.each([{ withRedis: true }, { withRedis: false }])(
    'holds the talk together, Redis: $withRedis',
    async ({ withRedis }) => {
      await using database = await emptyDatabase()
      await using redis = ownRedis(PORT)
      if (withRedis) await redis.start()
      const more = withRedis ? { REDIS_URL: redis.url } : {}
      await using classroom = await prepareClassroom({ DATABASE_URL: database.url, ...more })
      const { environment } = classroom
      const start = (ROLE: string) => startService({ ...environment, ROLE })
      await using channels = await start('channels')
      await using worker = await start('worker')
      await using second = await start('worker')
      await using desk = await start('console')
      expect(second.output).toContain('ready, as worker')
      await classroom.addCohort()
      await classroom.joinTrainer()
      const feed = follow(desk)
      const maria = await classroom.entrepreneur('María')
      await classroom.ask(maria)
      maria.writes('Q450')
      await maria.waitForMessage(({ text }) => text.includes('450'), 30_000)
      expect(await ready(channels.url)).toMatchObject({
        ready: true,
        role: 'channels',
        accounts: { '123456789': 'here' },
        redis: withRedis ? 'up' : 'off',
      })
      expect(await ready(worker.url)).toMatchObject({ role: 'worker', accounts: {} })
      expect(await feed).toMatchObject({ organisation: 'FUNDAP', cohort: 'Grupo 1' })
      const state = (await ready(desk.url)) as { processes?: { role: string }[] }
      const roles = state.processes?.map(({ role }) => role).toSorted()
      expect(roles).toEqual(withRedis ? ['channels', 'console', 'worker', 'worker'] : undefined)
      for (const each of [desk, worker, second, channels]) expect((await each.stop()).code).toBe(0)
    },
  )
})
