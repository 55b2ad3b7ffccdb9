import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PRAGMAS } from '../../src/store/sqlite.ts'

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
