import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import * as init from '../../src/store/migrations/001-init.ts'
import { openDatabase } from '../../src/store/open.ts'
import { lockDatabase } from '../../src/store/sqlite/lock.ts'
import { openSqlite, SQLITE_TYPES } from '../../src/store/sqlite/sqlite.ts'
import { cli } from '../service/run-service.ts'
import { change, damage, fill, fillUntilKilled, namesIn, namesOf, places } from './people-file.ts'

const at = places()

beforeEach(async () => {
  expect(await at.run('here', 'backup', at.backup)).toMatchObject({ code: 0 })
})

it('makes the database where there was none; the backup stays', async () => {
  const { code, stdout, stderr } = await at.run('there', 'restore', at.backup, '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({
    file: at.backup,
    database: at.database('there'),
    contacts: 200,
  })
  expect(JSON.parse(stdout)).not.toHaveProperty('kept')
  expect(await namesIn(at.database('there'))).toEqual(['María'])
  expect(readdirSync(join(at.folder, 'there')).toSorted()).toEqual([
    'micromba.db',
    'micromba.db.lock',
  ])
  expect(readdirSync(join(at.folder, 'copies'))).toEqual(['monday.db'])
})

it('keeps the database that was there, with what only its log had, and names the accounts to link anew', async () => {
  await fillUntilKilled(at.database('there'), 'Rosa')
  const { code, stdout } = await at.run('there', 'restore', at.backup, '--replace')
  expect(code).toBe(0)
  expect(stdout).toMatch(/since the backup, link fundap anew .* --logout, then without --logout\n$/)
  const kept = /\nthe database before it is kept: (.*)\n/.exec(stdout)?.[1] ?? ''
  expect(await namesIn(at.database('there'))).toEqual(['María'])
  expect(await namesIn(kept)).toEqual(['Rosa'])
  expect(statSync(at.database('there')).mode & 0o777).toBe(0o600)
})

it('never puts a log that was left over into the database', async () => {
  await fillUntilKilled(at.database('there'), 'Rosa')
  await rm(at.database('there'))
  await at.run('there', 'restore', at.backup)
  expect(await namesIn(at.database('there'))).toEqual(['María'])
})

it('replaces a damaged database, and keeps it as it was', async () => {
  await fillUntilKilled(at.database('there'), 'Rosa')
  writeFileSync(at.database('there'), 'x'.repeat(8_192))
  const log = readFileSync(`${at.database('there')}-wal`)
  const { stdout } = await at.run('there', 'restore', at.backup, '--replace', '--json')
  const { kept } = JSON.parse(stdout) as { readonly kept: string }
  expect(await namesIn(at.database('there'))).toEqual(['María'])
  expect(readFileSync(kept, 'utf8')).toBe('x'.repeat(8_192))
  expect(readFileSync(`${kept}-wal`)).toEqual(log)
})

it('migrates an older schema at the next start', async () => {
  const old = join(at.folder, 'copies', 'old.db')
  using made = new DatabaseSync(old)
  made.exec(
    'create table migrations (version integer primary key, name text not null, applied_at integer not null) strict',
  )
  for (const statement of init.up(SQLITE_TYPES)) made.exec(statement)
  made.exec(`insert into migrations values (1, '${init.name}', 0)`)
  made.close()
  expect(await at.run('there', 'restore', old)).toMatchObject({ code: 0, stderr: '' })
  await using store = await openSqlite(at.database('there'), systemClock.now())
  const versions = await store.read((db) => db.selectFrom('migrations').select('version').execute())
  expect(versions).toHaveLength(4)
})

it.each<[string, RegExp, (file: string) => void]>([
  [
    'of a newer program',
    /^the database has schema version 99 and this program knows 4; /,
    makeNewer,
  ],
  ['with a damaged page', /monday\.db is damaged \(.*\); restore a backup made before$/, damage],
  [
    'that was cut off',
    /monday\.db is damaged \(/,
    (file) => truncateSync(file, statSync(file).size / 2),
  ],
  ['with a row that points to nothing', /a row of timers points to nothing/, makeStray],
  [
    'that is none',
    /is not a database of micromba; /,
    (file) => writeFileSync(file, 'x'.repeat(8_192)),
  ],
  ['that is empty', /is not a database of micromba; /, (file) => truncateSync(file)],
  ['of another program', /is not a database of micromba; /, makeForeign],
  [
    'that is in use',
    /is not whole without .*monday\.db-wal: /,
    (file) => writeFileSync(`${file}-wal`, 'x'),
  ],
  ['that is not there', /^there is no file /, rmSync],
])('refuses a file %s, and touches nothing', async (_, message, spoil) => {
  await fill(at.database('there'), 'Rosa')
  spoil(at.backup)
  const before = readdirSync(join(at.folder, 'there'))
  const { code, stdout, stderr } = await at.run('there', 'restore', at.backup, '--replace')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr.trimEnd()).toMatch(message)
  expect(stderr.trimEnd()).not.toContain('\n')
  expect(readdirSync(join(at.folder, 'there'))).toEqual(before)
  expect(await namesIn(at.database('there'))).toEqual(['Rosa'])
})

it('refuses where there is a database, where the service runs, and where somebody has it open', async () => {
  await fill(at.database('there'), 'Rosa')
  expect((await at.run('there', 'restore', at.backup)).stderr).toMatch(
    /exists already; with --replace /,
  )
  {
    await using store = await openDatabase(at.database('there'), systemClock.now())
    const { code, stderr } = await at.run('there', 'restore', at.backup, '--replace')
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^another process has .* open; /),
    })
    expect(await namesOf(store)).toEqual(['Rosa'])
  }
  using running = lockDatabase(at.database('there'))
  expect(running).toBeDefined()
  expect((await at.run('there', 'restore', at.backup, '--replace')).stderr).toMatch(
    /another micromba service is running/,
  )
  expect(await namesIn(at.database('there'))).toEqual(['Rosa'])
  expect(readdirSync(join(at.folder, 'there')).filter((name) => !name.includes('.lock'))).toEqual([
    'micromba.db',
  ])
})

it('tells that it cannot write', async () => {
  const { code, stderr } = await cli(['restore', at.backup], {
    DATA_DIR: join(at.backup, 'no folder'),
  })
  expect({ code, stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^cannot write the database /),
  })
})

it(
  'killed at any step leaves the old database or the new one, whole, and can be called again',
  { timeout: 120_000 },
  async () => {
    const found: (string | null)[] = []
    for (let step = 1; ; step += 1) {
      const place = `killed at ${step}`
      await fillUntilKilled(at.database(place), 'Rosa')
      const { code } = await cli(['restore', at.backup, '--replace'], {
        DATA_DIR: join(at.folder, place),
        NODE_OPTIONS: `--import ${join(import.meta.dirname, 'kill-at.ts')}`,
        KILL_AT: String(step),
      })
      const names = await namesIn(at.database(place))
      expect(names).toHaveLength(1)
      found.push(...names)
      if (code === 0) break
      expect(code).toBeNull()
      expect((await at.run(place, 'restore', at.backup, '--replace')).code).toBe(0)
      expect(await namesIn(at.database(place))).toEqual(['María'])
      const kept = readdirSync(join(at.folder, place)).filter((name) => /T.*Z$/.test(name))
      const keptNames: (readonly (string | null)[])[] = []
      // one after the other: they may be names of one file
      for (const name of kept) keptNames.push(await namesIn(join(at.folder, place, name)))
      expect(keptNames).toContainEqual(['Rosa'])
    }
    expect(new Set(found)).toEqual(new Set(['Rosa', 'María']))
    expect(found.indexOf('María')).toBeGreaterThan(5)
    expect(found.slice(found.indexOf('María'))).not.toContain('Rosa')
  },
)
function makeNewer(file: string): void {
  change(file, "insert into migrations values (99, 'later', 0)")
}

function makeStray(file: string): void {
  change(file, 'update timers set contact_id = 4711')
}

function makeForeign(file: string): void {
  rmSync(file)
  change(file, 'create table contacts (name text)')
}
