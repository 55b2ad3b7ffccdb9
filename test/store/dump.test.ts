import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { cli } from '../service/run-service.ts'
import { fill, namesOf } from './people-file.ts'
import { emptyDatabase, hasPostgres } from './servers.ts'

test('on PostgreSQL both name the commands to run, without the password', async () => {
  const environment = { DATABASE_URL: 'postgres://rosa:secret@db.example:5433/micromba' }
  const [dump, back] = await Promise.all([
    cli(['backup', "a 'b'.dump"], environment),
    cli(['restore', 'a.dump'], environment),
  ])
  expect(dump).toMatchObject({ code: 1, stdout: '' })
  expect(dump.stderr).toContain(
    String.raw`(umask 077; pg_dump --format=custom --file='a '\''b'\''.dump' 'postgres://rosa@db.example:5433/micromba')`,
  )
  expect(back).toMatchObject({ code: 1, stdout: '' })
  expect(back.stderr).toContain(
    "pg_restore --single-transaction --no-owner --dbname='postgres://rosa@db.example:5433/micromba' 'a.dump'\n",
  )
})

test.skipIf(!hasPostgres || !hasDump())(
  'these commands bring a PostgreSQL database back',
  async () => {
    await using from = await emptyDatabase()
    await using to = await emptyDatabase()
    await fill(from.url, 'María')
    const folder = await mkdtemp(join(tmpdir(), 'micromba-dump-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const dump = join(folder, "Monday's.dump")
    for (const [command, { url }] of [
      ['backup', from],
      ['restore', to],
    ] as const) {
      const { stderr } = await cli([command, dump], { DATABASE_URL: url })
      const password = decodeURIComponent(new URL(url).password)
      execFileSync('sh', ['-c', stderr.split('\n')[1] ?? 'false'], {
        env: { PATH: process.env['PATH'], ...(password === '' ? {} : { PGPASSWORD: password }) },
      })
    }
    expect(statSync(dump).mode & 0o777).toBe(0o600)
    await using store = await openPostgres(to.url, systemClock.now())
    expect(await namesOf(store)).toEqual(['María'])
  },
)

function hasDump(): boolean {
  try {
    return execFileSync('pg_dump', ['--version']).length > 0
  } catch {
    return false
  }
}
