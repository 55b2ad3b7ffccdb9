import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContactId } from '../../src/model/ids.ts'
import { systemClock } from '../../src/clock.ts'
import { lockDatabase } from '../../src/store/sqlite/lock.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { copyInto } from '../../src/store/postgres/copy.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import { cli } from '../service/run-service.ts'
import { emptyDatabase, hasPostgres, onDatabase, type EmptyDatabase } from './servers.ts'

describe.skipIf(!hasPostgres)('migrate-to', () => {
  let folder: string
  let file: string
  let database: EmptyDatabase

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'micromba-migrate-'))
    file = join(folder, 'micromba.db')
    database = await emptyDatabase()
    await using store = await openSqlite(file, systemClock.now())
    await store.transact(async (tx) => {
      const cohort = { programme: 'fundap', name: "Doña 'Ana'", start_date: '2026-11-23' }
      await tx.insertMany('cohorts', [
        { ...cohort, class_code: 'AAA', trainer_code: 'BBB', created_at: 9_007_199_254_740_991 },
      ])
      const contacts = Array.from({ length: 5_003 }, (_, index) => ({
        role: 'entrepreneur',
        status: index % 2 === 0 ? 'active' : 'new',
        cohort_id: index % 3 === 0 ? 1 : null,
        name: index % 5 === 0 ? `María ${index} 😀 {"a", b\\c}` : null,
        created_at: index,
      }))
      await tx.insertMany('contacts', contacts)
      // somebody who was erased: her number is given to nobody
      await tx.insertMany('contacts', [{ role: 'trainer', status: 'active', created_at: 0 }])
      await tx.db
        .deleteFrom('contacts')
        .where('id', '=', 5_004 as ContactId)
        .execute()
      const timers = contacts.flatMap((_, index) =>
        ['nudge', 'expire'].map((key) => ({
          contact_id: index + 1,
          key,
          due_at: 1,
          payload: '{"a":"ñ"}',
        })),
      )
      await tx.insertMany('timers', timers)
      await tx.insertMany('settings', [
        { key: 'b', value: '' },
        { key: 'A', value: 'x\ny' },
      ])
    })
  })

  afterEach(() => rm(folder, { recursive: true }))

  const run = (...args: string[]) =>
    cli(['migrate-to', database.url, ...args], { DATABASE_URL: file })

  it('copies every row, and the numbers go on', { timeout: 60_000 }, async () => {
    const { code, stdout, stderr } = await run()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('15012 rows copied, each read back and the same')
    await using from = await openSqlite(file, systemClock.now())
    await using to = await openPostgres(database.url, systemClock.now())
    for (const table of ['cohorts', 'contacts', 'settings', 'timers'] as const) {
      const key = table === 'settings' ? 'value' : 'created_at'
      const rows = (store: typeof from) =>
        store.read((db) => db.selectFrom(table).selectAll().execute())
      const sorted = async (store: typeof from) =>
        (await rows(store)).map((row) => JSON.stringify(row)).toSorted()
      expect(await sorted(to), key).toEqual(await sorted(from))
    }
    const next = await to.transact(({ db }) =>
      db
        .insertInto('contacts')
        .values({ role: 'trainer', status: 'active', created_at: 0 })
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
    expect(next.id).toBe(5_005)
  })

  it('refuses a database that is not empty, and one where a row comes out different; then nothing is there', async () => {
    await using from = await openSqlite(file, systemClock.now())
    await using to = await openPostgres(database.url, systemClock.now())
    await onDatabase(
      database.url,
      `create function spoil() returns trigger language plpgsql as
         'begin if new.id = 4711 then new.name = ''Rosa''; end if; return new; end';
       create trigger spoil before insert on contacts for each row execute function spoil()`,
    )
    await expect(copyInto(to, from)).rejects.toThrow(
      'the row [4711] of contacts is not the same in name; nothing was copied',
    )
    expect(await to.read((db) => db.selectFrom('cohorts').selectAll().execute())).toEqual([])
    await onDatabase(database.url, "insert into settings values ('a', 'b')")
    const { code, stderr } = await run()
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /is not empty \(there are rows in settings\); name a database of its own/,
    )
  })

  it('refuses while the service runs, and what is no address', async () => {
    using held = lockDatabase(file)
    expect(held).toBeDefined()
    expect((await run()).stderr).toMatch(/another micromba service is running/)
    const { code, stderr } = await cli(['migrate-to', 'mysql://x'], { DATABASE_URL: file })
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/usage: migrate-to postgres/),
    })
  })

  it('refuses a file that is not there, and makes none', async () => {
    const nowhere = `${file}-mistyped`
    const { code, stderr } = await cli(['migrate-to', 'postgres://localhost/x'], {
      DATABASE_URL: nowhere,
    })
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/there is no database/),
    })
    expect(existsSync(nowhere)).toBe(false)
  })
})
