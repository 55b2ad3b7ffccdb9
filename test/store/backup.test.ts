import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import { cli, type Environment } from '../service/run-service.ts'
import { damage, namesIn, places } from './people-file.ts'

const at = places()

it('a backup is a whole file for nobody else, and says what is in it', async () => {
  const { code, stdout, stderr } = await at.run('here', 'backup', at.backup, '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toEqual({
    file: at.backup,
    bytes: statSync(at.backup).size,
    schema: 4,
    contacts: 200,
    figures: 0,
    linked: ['fundap'],
  })
  expect(statSync(at.backup).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(at.folder, 'copies'))).toEqual(['monday.db'])
  expect(await namesIn(at.backup)).toEqual(['María'])
})

it('a backup is told in one line to a person', async () => {
  const { stdout } = await at.run('here', 'backup', at.backup)
  expect(stdout).toMatch(/monday\.db: \d+ bytes, 200 contacts, 0 figures, checked\n$/)
})

it('a backup has nothing of what was deleted', async () => {
  await using store = await openSqlite(at.database('here'), systemClock.now())
  await store.transact(async ({ db }) => {
    await db.deleteFrom('timers').execute()
    await db.deleteFrom('contacts').execute()
  })
  await at.run('here', 'backup', at.backup)
  expect(readFileSync(at.backup).includes('María')).toBe(false)
})

it('a backup takes no name that is taken, and leaves what has it', async () => {
  writeFileSync(at.backup, 'mine')
  const taken = await at.run('here', 'backup', at.backup)
  expect(taken).toMatchObject({ code: 1, stdout: '' })
  expect(taken.stderr).toMatch(/monday\.db exists already; name a file that does not\n$/)
  expect(readFileSync(at.backup, 'utf8')).toBe('mine')
  const tuesday = join(at.folder, 'copies', 'tuesday.db')
  writeFileSync(`${tuesday}.part`, 'half')
  const cutOff = await at.run('here', 'backup', tuesday)
  expect(cutOff.stderr).toMatch(/tuesday\.db\.part exists already: .* remove it if none runs\n$/)
  expect(readFileSync(`${tuesday}.part`, 'utf8')).toBe('half')
})

it.each(['/proc/monday.db', '/nowhere/monday.db'])(
  'tells that it cannot write %s',
  async (file) => {
    const { code, stderr } = await at.run('here', 'backup', file)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^cannot write the backup [^\n]*; name a folder that exists, [^\n]*\n$/)
  },
)

it('a backup of a damaged database is none', async () => {
  damage(at.database('here'))
  const { code, stderr } = await at.run('here', 'backup', at.backup)
  expect(code).toBe(1)
  expect(stderr).toMatch(/here\/micromba\.db is damaged \([^\n]*; restore a backup made before\n$/)
  expect(readdirSync(join(at.folder, 'copies'))).toEqual([])
})

it('a backup makes no database where there is none', async () => {
  const { code, stderr } = await at.run('nowhere', 'backup', at.backup)
  expect({ code, stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^there is no database /),
  })
  expect(existsSync(join(at.folder, 'nowhere'))).toBe(false)
})

it('a backup into a folder that may only be read is refused', async () => {
  const copies = join(at.folder, 'copies')
  chmodSync(at.folder, 0o755)
  chmodSync(join(at.folder, 'here'), 0o777)
  chmodSync(at.database('here'), 0o666)
  chmodSync(copies, 0o555)
  const { code, stderr } = await cli(['backup', at.backup], {
    DATA_DIR: join(at.folder, 'here'),
    ...AS_NOBODY,
  })
  expect(code).toBe(1)
  expect(stderr).toMatch(/^cannot write the backup [^\n]*EACCES[^\n]*\n$/)
  expect(readdirSync(copies)).toEqual([])
})

/** The superuser may write everywhere. */
const AS_NOBODY: Environment =
  process.getuid?.() === 0
    ? { NODE_OPTIONS: '--import data:text/javascript,process.setuid(65534)' }
    : {}
