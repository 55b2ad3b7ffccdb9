import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { SqliteStatement } from 'kysely'

/** One connection with its prepared statements, shaped as Kysely's SQLite driver wants it. */
export class Connection {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  readonly #prepared = new Map<string, SqliteStatement>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  exec(statement: string): void {
    this.statement(statement).run()
  }

  /** False after trouble (a full disk, say) for which SQLite itself has rolled everything back. */
  get isInTransaction(): boolean {
    return this.#database.isTransaction
  }

  rollback(): void {
    if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('rollback')
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close()
  }

  /** Moves the log into the file and empties it first, as it may hold words that were taken out since. */
  closeEmptied(): void {
    if (this.#database.isOpen) this.#database.exec('pragma wal_checkpoint(truncate)')
    this.close()
  }

  /** The prepared statement for this text, made once. */
  statement(text: string): StatementSync {
    let statement = this.#statements.get(text)
    if (!statement) {
      statement = this.#database.prepare(text)
      this.#statements.set(text, statement)
    }
    return statement
  }

  prepare(text: string): SqliteStatement {
    const known = this.#prepared.get(text)
    if (known) return known
    const statement = this.statement(text)
    statement.setReturnArrays(true)
    const names = statement.columns().map(({ name }) => name)
    const row = rowOf(names)
    const prepared = {
      reader: names.length > 0,
      all: (values: readonly unknown[]) => statement.all(...(values as Value[])).map(row),
      run: (values: readonly unknown[]) => statement.run(...(values as Value[])),
      *iterate(values: readonly unknown[]) {
        for (const each of statement.iterate(...(values as Value[]))) yield row(each)
      },
    }
    this.#prepared.set(text, prepared)
    return prepared
  }
}

export type Value = string | number | bigint | null

/**
 * Makes objects of one shape: those that node:sqlite makes are dictionaries without a prototype, which take longer to make
 * and to read.
 */
function rowOf(names: readonly string[]): (values: unknown) => Record<string, unknown> {
  return (values) => {
    const row: Record<string, unknown> = {}
    for (const [index, name] of names.entries()) row[name] = (values as readonly unknown[])[index]
    return row
  }
}
