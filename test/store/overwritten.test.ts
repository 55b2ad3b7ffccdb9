import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { writeSetting } from '../../src/store/settings.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

const MARKER = 'zafiroverde'

it('what was taken out of a table is not in the file any more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'micromba-overwritten-'))
  const file = join(folder, 'micromba.db')
  const store = await openSqlite(file, systemClock.now())
  for (let row = 0; row < 20; row += 1) {
    await store.transact((tx) => writeSetting(tx.db, `row ${row}`, `${MARKER} ${row}`))
  }
  await store.transact((tx) => writeSetting(tx.db, 'row 7', ''))
  await store[Symbol.asyncDispose]()
  const bytes = await readFile(file, 'latin1')
  expect(bytes.split(MARKER)).toHaveLength(20)
  await rm(folder, { recursive: true })
})
