import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql, SqliteDialect, type SqlBool } from 'kysely'
import { GroupCommit, type Job } from '../group-commit.ts'
import { migrate, type ColumnTypes } from '../migrations/migrations.ts'
import { Slot } from '../prepared.ts'
import { Refusals } from '../refusals.ts'
import { cannotWrite, StoreError, type Row, type Store, type Tx } from '../store.ts'
import type { Tables } from '../tables.ts'
import { Connection, type Value } from './connection.ts'
import { resultCode } from './result-code.ts'

export const SQLITE_TYPES: ColumnTypes = {
  // a number is given once: keys, and what phones have seen, name rows by it (decision 043)
  id: 'integer primary key autoincrement',
  int: 'integer',
  strict: 'strict',
}

/**
 * Opens (and creates, and migrates) a SQLite file, or `:memory:`. WAL and synchronous=FULL: what was committed
 * survives a power cut (measured in shared research: NORMAL loses acknowledged commits). Throws a StoreError.
 */
export async function openSqlite(file: string, now: Date): Promise<Store> {
  const writer = open(file)
  // what a savepoint keeps; a reader may sort more than memory should take
  writer.exec('pragma temp_store = memory')
  const db = kyselyOn(writer)
  await migrateOnce(writer, db, now)
  return new SqliteStore(file, writer, db, file === ':memory:' ? undefined : open(file))
}

class SqliteStore implements Store {
  readonly place: string
  readonly #connection: Connection
  readonly #tx: Tx
  readonly #reading: Connection | undefined
  readonly #reader: Kysely<Tables> | undefined
  readonly #work = new GroupCommit((jobs) => this.#commitGroup(jobs))
  readonly #refusals = new Refusals()

  constructor(file: string, connection: Connection, db: Kysely<Tables>, reading?: Connection) {
    this.place = file === ':memory:' ? 'SQLite in memory' : `SQLite ${resolve(file)}`
    this.#connection = connection
    this.#reading = reading
    this.#reader = reading && kyselyOn(reading)
    this.#tx = { db, ...bulkVerbs(connection) }
  }

  get trouble(): string | undefined {
    return this.#refusals.present
  }

  transact<T>(work: (tx: Tx) => Promise<T>, place?: 'last'): Promise<T> {
    return this.#work.add(work, place)
  }

  async read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#reader ? work(this.#reader) : this.transact((tx) => work(tx.db))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#work.drain()
    await this.#reader?.destroy()
    // Kysely closes only a connection that it has used
    this.#reading?.close()
    this.#connection.closeEmptied()
  }

  async #commitGroup(jobs: readonly Job[]): Promise<void> {
    const failed = new Map<Job, unknown>()
    try {
      this.#connection.exec('begin immediate')
      if (jobs.length === 1) await jobs[0]?.run(this.#tx)
      else for (const job of jobs) await this.#inSavepoint(job, failed)
      this.#connection.exec('commit')
    } catch (error) {
      this.#connection.rollback()
      const reason = this.#asReason(error)
      for (const job of jobs) job.settle(failed.get(job) ?? reason)
      return
    }
    for (const job of jobs) job.settle(failed.get(job))
  }

  async #inSavepoint(job: Job, failed: Map<Job, unknown>): Promise<void> {
    this.#connection.exec('savepoint job')
    try {
      await job.run(this.#tx)
    } catch (error) {
      if (!this.#connection.isInTransaction) throw error
      failed.set(job, this.#asReason(error))
      this.#connection.exec('rollback to job')
    }
    this.#connection.exec('release job')
  }

  #asReason(error: unknown): unknown {
    const reason = asTrouble(error)
    if (reason instanceof StoreError && !isBusy(error)) this.#refusals.note(reason)
    return reason ?? new Error('a transaction failed without a reason')
  }
}

/** Row by row over one prepared statement: the fastest way into SQLite, which is in this process. */
function bulkVerbs(connection: Connection): Omit<Tx, 'db'> {
  const runAll = (text: string, rows: readonly Row[], columns: readonly string[]) => {
    const statement = connection.statement(text)
    for (const row of rows) statement.run(...valuesOf(row, columns))
  }
  return {
    insertMany(table, rows) {
      const columns = columnsOf(rows)
      if (columns) runAll(insertInto(table, columns), rows, columns)
    },
    insertNew(table, key, rows) {
      const columns = columnsOf(rows)
      if (columns) runAll(insertNewInto(table, key, columns), rows, columns)
    },
    insertNewIds(table, key, rows) {
      const columns = columnsOf(rows)
      if (!columns) return []
      const statement = connection.statement(insertNewInto(table, key, columns))
      return rows.map((row) => {
        const { changes, lastInsertRowid } = statement.run(...valuesOf(row, columns))
        return changes === 0 ? undefined : Number(lastInsertRowid)
      })
    },
    upsertMany(table, key, rows) {
      const columns = columnsOf(rows)
      if (!columns) return
      const set = columns
        .filter((each) => !key.includes(each))
        .map((each) => `${each} = excluded.${each}`)
      const text = `${insertInto(table, columns)} on conflict (${key.join(', ')}) do update set ${set.join(', ')}`
      runAll(text, rows, columns)
    },
    updateMany(table, key, rows) {
      const columns = columnsOf(rows)
      if (!columns) return
      const changed = columns.filter((column) => !key.includes(column))
      const set = changed.map((column) => `${column} = ?`).join(', ')
      runAll(`update ${table} set ${set} where ${matching(key)}`, rows, [...changed, ...key])
    },
    deleteMany(table, keys) {
      const columns = columnsOf(keys)
      if (columns) runAll(`delete from ${table} where ${matching(columns)}`, keys, columns)
    },
    among: (column, values) => {
      const list = values instanceof Slot ? values.as(JSON.stringify) : JSON.stringify(values)
      return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${sql.val(list)}))`
    },
    // a write transaction has the whole file to itself
    isShared: false,
    alone: () => Promise.resolve(true),
  }
}

function columnsOf(rows: readonly Row[]): readonly string[] | undefined {
  return rows[0] && Object.keys(rows[0])
}

function insertInto(table: string, columns: readonly string[]): string {
  return `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
}

function insertNewInto(table: string, key: readonly string[], columns: readonly string[]): string {
  return `${insertInto(table, columns)} on conflict (${key.join(', ')}) do nothing`
}

function valuesOf(row: Row, columns: readonly string[]): Value[] {
  return columns.map((column) => row[column] ?? null)
}

function matching(columns: readonly string[]): string {
  return columns.map((column) => `${column} = ?`).join(' and ')
}

/**
 * What is deleted is overwritten, as words of a disclosure pass through `inputs`. Durable at each commit; 16 MiB of pages
 * in memory, and a checkpoint every 16 MiB, as each rewrites what changed since.
 */
export const PRAGMAS = `pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
  pragma secure_delete = on; pragma cache_size = -16384; pragma wal_autocheckpoint = 4096`

function open(file: string): Connection {
  try {
    if (file !== ':memory:') makeOwn(file)
    const database = new DatabaseSync(file, { timeout: 10_000 })
    database.exec(PRAGMAS)
    return new Connection(database)
  } catch (error) {
    throw cannotWrite(file, error)
  }
}

/** What people write is their own: a new folder and file are for who runs the service alone, and so are the logs beside it. */
function makeOwn(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
}

/** Primary result codes (sqlite.org/rescode.html) that are the disk's or another process's doing, not the work's. */
const TROUBLE: ReadonlyMap<number, string> = new Map([
  [5, 'another process holds the database'],
  [6, 'another statement holds the database'],
  [8, 'the database may only be read'],
  [10, 'the disk failed'],
  [11, 'the database file is damaged'],
  [13, 'the disk is full'],
  [14, 'the database file cannot be opened'],
])

const NO_TROUBLE = 0

/** Whether the database is somebody else's for a moment. */
function isBusy(error: unknown): boolean {
  const code = resultCode(error)
  return code === 5 || code === 6
}

/** Trouble with the database itself as a StoreError, so that it is waited out and not held against the work. */
function asTrouble(error: unknown): unknown {
  const reason = TROUBLE.get(resultCode(error) ?? NO_TROUBLE)
  return error instanceof Error && reason !== undefined
    ? new StoreError(`${reason}: ${error.message}`, { cause: error })
    : error
}

function kyselyOn(connection: Connection): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) })
}

async function migrateOnce(connection: Connection, db: Kysely<Tables>, now: Date): Promise<void> {
  connection.exec('begin immediate')
  try {
    await migrate(db, SQLITE_TYPES, now.getTime())
    connection.exec('commit')
  } catch (error) {
    connection.rollback()
    throw error
  }
}
