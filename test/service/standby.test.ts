import { describe, expect, it } from 'vitest'
import { frontOf } from '../store/front.ts'
import { hasPrograms, standbyPair } from '../store/standby.ts'
import { eventually, hears, prepareClassroom } from './classroom.ts'
import { runService } from './run-service.ts'

const PORT = 26_000 + (process.pid % 3_000) * 2

/** Long enough for every pause to have reached its five seconds. */
const AWAY_MS = 12_000

/** Anything that tries again without a pause would be thousands. */
const TRIES = 60

const ONLY_READ = /may only be read; name the primary in DATABASE_URL, not a replica/

describe.skipIf(!hasPrograms)('a hot standby', () => {
  it('is refused at the start; under a service it is told until it is the primary, and then used', async () => {
    await using pair = await standbyPair(PORT)
    const behind = { ...pair.primary }
    await using front = await frontOf(behind)
    const url = new URL(pair.primary.url)
    url.port = String(front.port)
    await using classroom = await prepareClassroom({ DATABASE_URL: url.href, SIMULATOR: '1' })
    const service = await classroom.start()
    await classroom.addCohort()
    const maria = await classroom.entrepreneur('María')
    const asked = async (path: string) => {
      const response = await fetch(service.url + path)
      const { problem = '' } = (await response.json()) as { readonly problem?: string }
      return { status: response.status, problem }
    }

    await pair.caughtUp()
    const { code, stdout, stderr } = await runService({
      DATA_DIR: classroom.folder,
      PORT: '0',
      DATABASE_URL: pair.standby.url,
    })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^PostgreSQL [^\n]*may only be read; name the primary [^\n]*\n$/)

    // whoever leads to the primary leads to the other now
    behind.port = pair.standby.port
    front.close()
    front.open()
    await eventually('the standby to be told', async () => {
      const { status, problem } = await asked('/readyz')
      return status === 503 && ONLY_READ.test(problem)
    })
    maria.writes('menú')
    const before = front.connections
    await new Promise((resolve) => setTimeout(resolve, AWAY_MS))
    expect(front.connections - before).toBeLessThan(TRIES)
    const page = await asked('/simulator/state')
    expect(page.status).toBe(503)
    expect(page.problem).toMatch(ONLY_READ)
    expect(classroom.server.updates.pending).not.toEqual([])

    await pair.promote()
    await hears(maria, '¿Qué desea hacer?')
    await eventually('the service to be ready', async () => (await asked('/readyz')).status === 200)
    expect(service.output).not.toMatch(/^\s+at |\\n {4}at /m)
    expect((await service.stop()).code).toBe(0)
  })
})
