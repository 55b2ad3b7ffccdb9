import { statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { lockDatabase } from '../../src/store/sqlite/lock.ts'
import { openSqlite, SQLITE_TYPES } from '../../src/store/sqlite/sqlite.ts'
import { StoreError } from '../../src/store/store.ts'
import { testStore } from './contract.ts'

testStore('a store in a SQLite file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'micromba-store-'))
  return {
    open: () => openSqlite(join(folder, 'a folder', 'micromba.db'), systemClock.now()),
    lasts: true,
    types: SQLITE_TYPES,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
})

testStore('a store in memory', async () => ({
  open: () => openSqlite(':memory:', systemClock.now()),
  lasts: false,
  types: SQLITE_TYPES,
  [Symbol.asyncDispose]: async () => {},
}))

describe('a SQLite file', () => {
  let folder: string
  const file = () => join(folder, 'micromba.db')

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'micromba-store-'))
  })

  afterEach(() => rm(folder, { recursive: true }))

  it('survives a power cut: WAL, flushed at each commit, foreign keys on', async () => {
    await using store = await openSqlite(file(), systemClock.now())
    const pragmas = await store.transact(async ({ db }) =>
      Promise.all(
        ['journal_mode', 'synchronous', 'foreign_keys'].map(
          async (name) => (await sql.raw(`pragma ${name}`).execute(db)).rows[0],
        ),
      ),
    )
    expect(pragmas).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }, { foreign_keys: 1 }])
  })

  it('has every table STRICT', async () => {
    await using store = await openSqlite(file(), systemClock.now())
    const { rows } = await store.read((db) =>
      sql`select name from pragma_table_list where schema = 'main' and type = 'table' and not strict
          and name not like 'sqlite_%'`.execute(db),
    )
    expect(rows).toEqual([])
  })

  it('is nobody else’s to read, with its log and the folder it was made in', async () => {
    // as a service does first
    using lock = lockDatabase(join(folder, 'data', 'micromba.db'))
    expect(lock).toBeDefined()
    await using store = await openSqlite(join(folder, 'data', 'micromba.db'), systemClock.now())
    expect(store.trouble).toBeUndefined()
    const modes = ['', 'micromba.db', 'micromba.db-wal', 'micromba.db-shm'].map(
      (name) => statSync(join(folder, 'data', name)).mode & 0o777,
    )
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600])
  })

  it('names itself for people', async () => {
    await using store = await openSqlite(file(), systemClock.now())
    expect(store.place).toBe(`SQLite ${file()}`)
  })

  it('that cannot be opened is told in one line', async () => {
    await writeFile(file(), 'x'.repeat(8_192))
    const opening = openSqlite(file(), systemClock.now())
    await expect(opening).rejects.toThrow(StoreError)
    await expect(opening).rejects.toThrow(/^cannot write the database .*; check that [^\n]*$/)
  })

  it('on a full disk is in trouble, though something else can be written', async () => {
    await using store = await openSqlite(file(), systemClock.now())
    const write = (value: string) =>
      store.transact(async (tx) => tx.insertMany('settings', [{ key: value.slice(0, 9), value }]))
    await store.transact(({ db }) => sql`pragma max_page_count = 1`.execute(db))
    await expect(write('x'.repeat(1_000_000))).rejects.toThrow(/^the disk is full: /)
    await write('little')
    expect(store.trouble).toMatch(/^the disk is full: /)
  })

  it('is held by one service at a time, until that ends', () => {
    {
      using held = lockDatabase(file())
      expect(held).toBeDefined()
      expect(() => lockDatabase(file())).toThrow(StoreError)
    }
    using again = lockDatabase(file())
    expect(again).toBeDefined()
  })
})
