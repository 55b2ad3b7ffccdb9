import { describe, expect, it } from 'vitest'
import { frontOf } from '../store/front.ts'
import {
  emptyDatabase,
  hasPostgres,
  hasRedis,
  onDatabase,
  onServer,
  ownRedis,
} from '../store/servers.ts'
import { eventually, hears, prepareClassroom, type Classroom } from './classroom.ts'
import { runService, type Service } from './run-service.ts'

/* What the database and Redis do to a service under way: /readyz is red with the cure, nobody hammers the server, what was
 * written meanwhile is answered, and all by itself. */

/** Long enough for every pause to have reached its five seconds. */
const AWAY_MS = 12_000

/** Loops and reads that try again, each every five seconds at last; anything without a pause would be thousands. */
const TRIES = 60

type Readiness = { readonly ready: boolean; readonly problem?: string; readonly redis?: string }

const readiness = async ({ url }: Service): Promise<Readiness> =>
  (await (await fetch(`${url}/readyz`)).json()) as Readiness

const untilReady = (service: Service) =>
  eventually('the service to be ready again', async () => (await readiness(service)).ready)

const untilRed = (service: Service, words: RegExp) =>
  eventually(`/readyz to say ${words}`, async () => {
    const { ready, problem = '' } = await readiness(service)
    return !ready && words.test(problem)
  })

/** How much the service has logged of one loop. */
const linesOf = ({ output }: Service, loop: string) =>
  output.split('\n').filter((line) => line.includes(`"loop":"${loop}"`)).length

async function openShop(classroom: Classroom) {
  const service = await classroom.start()
  await classroom.addCohort()
  const maria = await classroom.entrepreneur('María')
  return { service, maria }
}

const PORT = 24_000 + (process.pid % 18_000)

describe.skipIf(!hasPostgres)('a service whose PostgreSQL', () => {
  it('cannot be reached, is dropped, may only be read or is of a newer program says so, waits and goes on', async () => {
    await using database = await emptyDatabase()
    const direct = new URL(database.url)
    await using front = await frontOf({ hostname: direct.hostname, port: direct.port || 5432 })
    const url = new URL(direct)
    url.port = String(front.port)
    await using classroom = await prepareClassroom({ DATABASE_URL: url.href })
    const { service, maria } = await openShop(classroom)
    const cut = () =>
      onServer(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database.name}'`,
      )

    front.close()
    await untilRed(service, /PostgreSQL .* at 127\.0\.0\.1:\d+: the connection was (cut|lost)/)
    maria.writes('menú')
    const before = front.connections
    await new Promise((resolve) => setTimeout(resolve, AWAY_MS))
    expect(front.connections - before).toBeLessThan(TRIES)
    expect(linesOf(service, 'turns')).toBeLessThan(5)
    front.open()
    await untilReady(service)
    await hears(maria, '¿Qué desea hacer?')

    const away = `${database.name}_away`
    await eventually('the database to be renamed', async () => {
      await cut()
      return onServer(`alter database ${database.name} rename to ${away}`).then(
        () => true,
        () => false,
      )
    })
    await untilRed(service, /does not exist; create it with createdb, or restore its backup/)
    maria.writes('menú')
    await onServer(`alter database ${away} rename to ${database.name}`)
    await untilReady(service)
    await hears(maria, '¿Qué desea hacer?')

    await onServer(`alter database ${database.name} set default_transaction_read_only = on`)
    await cut()
    await untilRed(service, /may only be read; name the primary in DATABASE_URL, not a replica/)
    await onServer(`alter database ${database.name} reset default_transaction_read_only`)
    await untilReady(service)

    await onDatabase(database.url, "insert into migrations values (99, 'from the future', 0)")
    await cut()
    await untilRed(service, /has schema version 99 .* install the newer program/)
    await onDatabase(database.url, 'delete from migrations where version = 99')
    await untilReady(service)
    maria.writes('menú')
    await hears(maria, '¿Qué desea hacer?')
    expect(service.output).not.toMatch(/^\s+at |\\n {4}at /m)
    expect((await service.stop()).code).toBe(0)
  })
})

describe.skipIf(!hasPostgres || !hasRedis)('a service whose Redis', () => {
  it('asks for another password from now on says so, and talks on', async () => {
    await using database = await emptyDatabase()
    await using redis = ownRedis(PORT)
    await redis.start()
    const places = { DATABASE_URL: database.url, REDIS_URL: redis.url }
    await using classroom = await prepareClassroom(places)
    const { service, maria } = await openShop(classroom)
    await redis.stop()
    await redis.start('--requirepass', 'another')
    await eventually('the refusal to be seen', async () =>
      (await readiness(service)).redis?.startsWith('away (a password is needed; write it into'),
    )
    expect((await readiness(service)).ready).toBe(true)
    maria.writes('menú')
    await hears(maria, '¿Qué desea hacer?')
    const { code, stderr } = await runService({ ...places, DATA_DIR: classroom.folder, PORT: '0' })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'REDIS_URL: a password is needed; write it into REDIS_URL: redis://:password@host:6379/0\n',
    })
    await redis.stop()
    await redis.start()
    await eventually(
      'Redis to be used again',
      async () => (await readiness(service)).redis === 'up',
    )
    expect(service.output.match(/a password is needed/g)?.length).toBe(1)
  })
})
