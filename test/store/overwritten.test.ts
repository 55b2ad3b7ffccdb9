import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openSqlite, PRAGMAS } from '../../src/store/sqlite/sqlite.ts'

const MARKER = 'zafiroverde'

it('what was taken out of a table is not in the file any more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'micromba-overwritten-'))
  const file = join(folder, 'micromba.db')
  const database = new DatabaseSync(file)
  database.exec(PRAGMAS)
  database.exec('create table heard (id integer primary key, payload text)')
  const insert = database.prepare('insert into heard (payload) values (?)')
  for (let row = 0; row < 20; row += 1) insert.run(`${MARKER}, and more words behind it: ${row}`)
  database.exec(`update heard set payload = '' where id = 7`)
  database.close()
  const bytes = await readFile(file, 'latin1')
  expect(bytes.split(MARKER).length - 1).toBe(19)
  await rm(folder, { recursive: true })
})

it('a stop leaves nothing of it in the log, though another has the file open', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'micromba-overwritten-'))
  const file = join(folder, 'micromba.db')
  const store = await openSqlite(file, systemClock.now())
  using other = new DatabaseSync(file)
  const words = { key: 'heard', value: `${MARKER}, and more words behind it` }
  await store.transact((tx) => Promise.resolve(tx.insertMany('settings', [words])))
  await store.transact((tx) => tx.db.deleteFrom('settings').where('key', '=', 'heard').execute())
  other.exec('select count(*) from settings')
  expect(await readFile(`${file}-wal`, 'latin1')).toContain(MARKER)
  await store[Symbol.asyncDispose]()
  expect(await readFile(file, 'latin1')).not.toContain(MARKER)
  expect(await readFile(`${file}-wal`, 'latin1')).toBe('')
  await rm(folder, { recursive: true })
})
