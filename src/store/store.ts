import type { Kysely, RawBuilder, SqlBool } from 'kysely'
import type { Tables } from './tables.ts'
import { Trouble } from '../model/trouble.ts'

/**
 * Where everything is kept. `transact` runs work in a transaction and resolves once it is durable; works that are
 * waiting together may share one commit, each still all-or-nothing; `last` runs after the others and sees what they
 * have written. `read` sees only what has been committed.
 */
export type Store = AsyncDisposable & {
  transact<T>(work: (tx: Tx) => Promise<T>, place?: 'last'): Promise<T>
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** A line for people: which database, where. */
  readonly place: string
  /** Why nothing can be written at the moment, where that is so. */
  readonly trouble?: string | undefined
}

/** An open transaction: Kysely for single statements, and bulk verbs that take many rows in one call. */
export type Tx = {
  readonly db: Kysely<Tables>
  /** Inserts rows that all have the same columns. */
  insertMany(table: Table, rows: readonly Row[]): void | Promise<void>
  /** Inserts the rows whose key is not there yet; the others are left out without a word. */
  insertNew(table: Table, key: readonly string[], rows: readonly Row[]): void | Promise<void>
  /** The same for rows with an id of their own; gives the new ids in the rows' order, `undefined` for those left out. */
  insertNewIds(
    table: Table,
    key: readonly string[],
    rows: readonly Row[],
  ): readonly (number | undefined)[] | Promise<readonly (number | undefined)[]>
  /** Inserts each row, or sets its columns in the row that has its key. */
  upsertMany(table: Table, key: readonly string[], rows: readonly Row[]): void | Promise<void>
  /** Sets the other columns of each row in the row that has its key columns. */
  updateMany(table: Table, key: readonly string[], rows: readonly Row[]): void | Promise<void>
  /** Deletes the rows that have these key columns. */
  deleteMany(table: Table, keys: readonly Row[]): void | Promise<void>
  /** The condition `column in (values)` as one statement text, however many values there are. */
  among(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool>
  /** Whether other processes may write at the same time: what is claimed must then be locked. */
  readonly isShared: boolean
  /** Whether no other transaction is doing what has this name; it stays so until the end of this one. */
  alone(name: string): Promise<boolean>
}

/** What single statements run on, inside a transaction or beside one. */
export type Database = Kysely<Tables>

export type Table = keyof Tables

export type Row = Readonly<Record<string, string | number | null>>

/** A database that cannot be used as it is; the message says what to do. */
export class StoreError extends Trouble {
  override readonly name = 'StoreError'
}

/** The trouble of a SQLite file that cannot be written, with its cure. */
export function cannotWrite(file: string, cause: unknown): StoreError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new StoreError(
    `cannot write the database ${file}: ${reason}; ` +
      'check that the folder exists and may be written, or set DATA_DIR to one that is',
    { cause },
  )
}
