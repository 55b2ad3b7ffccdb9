import type { Compilable, CompiledQuery, QueryExecutor } from 'kysely'
import type { Database, Tx } from './store.ts'

/** The place of a value in a query that is built before its values are known; `write` shapes it for the database. */
export class Slot {
  readonly #index: number
  readonly #write: (value: unknown) => unknown

  constructor(index: number, write: (value: unknown) => unknown = (value) => value) {
    this.#index = index
    this.#write = write
  }

  as(write: (value: unknown) => unknown): Slot {
    return new Slot(this.#index, write)
  }

  valueIn(values: readonly unknown[]): unknown {
    return this.#write(values[this.#index])
  }
}

/**
 * A query that is built and compiled once for a database and run with other values each time: for those that every turn
 * and every look at the time ask, where building them costs as much as the answer. `build` sees slots in place of the
 * values, so it may put them into the query and nothing else.
 */
export function prepared<On extends Database | Tx, Values extends readonly unknown[], Row>(
  build: (on: On, ...values: Values) => Compilable<Row>,
): (on: On, ...values: Values) => Promise<Row[]> {
  // dialects differ in their adapter; a connection or a transaction makes no other text
  const compiled = new WeakMap<QueryExecutor['adapter'], CompiledQuery<Row>>()
  const slots = Array.from({ length: build.length - 1 }, (_, index) => new Slot(index))
  return async (on, ...values) => {
    const db: Database = 'db' in on ? on.db : on
    const { adapter } = db.getExecutor()
    let query = compiled.get(adapter)
    if (!query)
      compiled.set(adapter, (query = build(on, ...(slots as unknown as Values)).compile()))
    const parameters = query.parameters.map((each) =>
      each instanceof Slot ? each.valueIn(values) : each,
    )
    return (await db.executeQuery<Row>({ ...query, parameters })).rows
  }
}
