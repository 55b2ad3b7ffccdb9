import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { cli, type Ran } from '../service/run-service.ts'

/** A folder for each test of a file, with a database of people who are called María at the place `here`. */
export function places(): {
  readonly folder: string
  /** Where a backup may be written. */
  readonly backup: string
  database(place: string): string
  /** A command, at a place. */
  run(place: string, ...args: string[]): Promise<Ran>
} {
  let folder = ''
  const database = (place: string) => join(folder, place, 'micromba.db')
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'micromba-backup-'))
    mkdirSync(join(folder, 'copies'))
    await fill(database('here'), 'María')
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  return {
    get folder() {
      return folder
    },
    get backup() {
      return join(folder, 'copies', 'monday.db')
    },
    database,
    run: (place, ...args) => cli(args, { DATA_DIR: join(folder, place) }),
  }
}

/** Two hundred people of one name, a timer, and an account of WhatsApp. */
export async function fill(place: string, name: string): Promise<void> {
  await using store = await openDatabase(place, systemClock.now())
  const people = Array.from({ length: 200 }, (_, index) => ({
    role: 'entrepreneur',
    status: 'active',
    name,
    created_at: index,
  }))
  await store.transact(async (tx) => {
    await tx.insertMany('contacts', people)
    await tx.insertMany('timers', [{ contact_id: 1, key: 'nudge', due_at: 1, payload: '{}' }])
    await tx.insertMany('whatsapp_keys', [{ account: 'fundap', type: 'creds', id: '', value: 'x' }])
  })
}

/** What a killed service leaves: that they have this name stands in the log only. */
export async function fillUntilKilled(file: string, name: string): Promise<void> {
  const alive = `${file}-alive`
  await fill(alive, 'Ana')
  {
    await using store = await openDatabase(alive, systemClock.now())
    await store.transact(({ db }) => db.updateTable('contacts').set({ name }).execute())
    for (const end of ['', '-wal', '-shm']) copyFileSync(`${alive}${end}`, `${file}${end}`)
  }
  rmSync(alive)
}

/** The names of all people, as the service finds them. */
export async function namesIn(file: string): Promise<readonly (string | null)[]> {
  await using store = await openDatabase(file, systemClock.now())
  const { rows } = await store.read((db) => sql`pragma integrity_check`.execute(db))
  expect(rows).toEqual([{ integrity_check: 'ok' }])
  return await namesOf(store)
}

/** Each name that somebody has, once. */
export async function namesOf(store: Store): Promise<readonly (string | null)[]> {
  const people = await store.read((db) =>
    db.selectFrom('contacts').select('name').orderBy('id').execute(),
  )
  expect(people).toHaveLength(200)
  return [...new Set(people.map(({ name }) => name))]
}

/** Zeroes over a page of people in the middle of the file. */
export function damage(file: string): void {
  const bytes = readFileSync(file)
  const at = bytes.lastIndexOf('entrepreneur')
  bytes.fill(0, at - (at % 4_096), at - (at % 4_096) + 4_096)
  writeFileSync(file, bytes)
}

/** Changes rows as no program of ours would. */
export function change(file: string, statements: string): void {
  using database = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  database.exec(statements)
}
