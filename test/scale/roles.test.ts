import { describe, expect, it } from 'vitest'
import { prepareClassroom } from '../service/classroom.ts'
import { startService } from '../service/run-service.ts'
import { emptyDatabase, hasPostgres, hasRedis, ownRedis } from '../store/servers.ts'

const PORT = 41_000 + (process.pid % 18_000)

const ready = async (url: string) => (await fetch(`${url}/readyz`)).json()

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
      const state = (await ready(desk.url)) as { processes?: { role: string }[] }
      const roles = state.processes?.map(({ role }) => role).toSorted()
      expect(roles).toEqual(withRedis ? ['channels', 'console', 'worker', 'worker'] : undefined)
      for (const each of [desk, worker, second, channels]) expect((await each.stop()).code).toBe(0)
    },
  )
})
