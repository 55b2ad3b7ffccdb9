import { readFile, writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'

const DUMP = new URL('schema.sql', import.meta.url)

it('the schema is the one in schema.sql (written anew with UPDATE=1)', async () => {
  await using store = await openSqlite(':memory:', systemClock.now())
  const { rows } = await store.read((db) =>
    sql<{ sql: string }>`
      select sql from sqlite_master where sql is not null order by tbl_name, type desc, name
    `.execute(db),
  )
  const dump = rows
    .map((row) => `${row.sql.replaceAll(/\n +/g, '\n  ').replace(/\n +\)/, '\n)')};\n`)
    .join('\n')
  if (process.env['UPDATE'] === '1') await writeFile(DUMP, dump)
  expect(dump).toBe(await readFile(DUMP, 'utf8'))
})
