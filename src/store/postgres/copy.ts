import { sql } from 'kysely'
import { StoreError, type Database, type Row, type Store, type Tx } from '../store.ts'
import { tablesInOrder, type TableShape } from './tables.ts'

/** Rows read and written at a time. */
const BATCH = 2_000

/** How many rows of each table were copied and found to be the same. */
export type Copied = ReadonlyMap<string, number>

/**
 * Copies every row into an empty PostgreSQL database, reads each back and compares it, all in one transaction: at the first
 * difference nothing has happened. Throws a StoreError where the target is not empty, or a row is not the same.
 */
export function copyInto(target: Store, source: Store): Promise<Copied> {
  return target.transact(async (tx) => {
    const tables = await tablesInOrder(tx.db)
    for (const { name } of tables) await expectEmpty(tx.db, name, target.place)
    const copied = new Map<string, number>()
    for (const table of tables) copied.set(table.name, await copyTable(tx, source, table))
    for (const table of tables) await verifyTable(tx, source, table)
    return copied
  })
}

async function expectEmpty(db: Database, table: string, place: string): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
  if (rows.length === 0) return
  throw new StoreError(
    `${place} is not empty (there are rows in ${table}); name a database of its own, made with createdb`,
  )
}

async function copyTable(tx: Tx, source: Store, table: TableShape): Promise<number> {
  let count = 0
  for await (const rows of batches(source, table)) {
    await tx.insertMany(table.name, rows)
    count += rows.length
  }
  const last = table.key.join() === 'id' ? await lastNumber(source, table.name) : 0
  // the next row gets the number after the last one
  if (last > 0)
    await sql`select setval(pg_get_serial_sequence(${table.name}, 'id'), ${last})`.execute(tx.db)
  return count
}

type Last = { readonly last: number | null }

/** The highest number that a table of a SQLite file has ever given, also to a row that is gone; 0 where none was given. */
async function lastNumber(source: Store, table: string): Promise<number> {
  return source.read(async (db) => {
    const { rows } = await sql<Last>`select max(id) as last from ${sql.table(table)}`.execute(db)
    // a file of the first versions has none
    const sequences = sql`select 1 from sqlite_schema where name = 'sqlite_sequence'`
    if ((await sequences.execute(db)).rows.length > 0) {
      const given = sql<Last>`select seq as last from sqlite_sequence where name = ${table}`
      rows.push(...(await given.execute(db)).rows)
    }
    return Math.max(0, ...rows.map(({ last }) => last ?? 0))
  })
}

async function verifyTable(tx: Tx, source: Store, table: TableShape): Promise<void> {
  const { name, key } = table
  let count = 0
  for await (const rows of batches(source, table)) {
    const kept = await rowsLike(tx, table, rows)
    for (const row of rows) {
      const other = kept.get(keyOf(row, key))
      const column = Object.keys(row).find((each) => other?.[each] !== row[each])
      if (!other || column !== undefined)
        throw new StoreError(
          `the row ${keyOf(row, key)} of ${name} is not the same in ${column ?? 'any column'}; nothing was copied`,
        )
    }
    count += rows.length
  }
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from ${sql.table(name)}`.execute(tx.db)
  if (rows[0]?.count !== count)
    throw new StoreError(
      `${name} has ${rows[0]?.count} rows instead of ${count}; nothing was copied`,
    )
}

async function rowsLike(
  tx: Tx,
  { name, key }: TableShape,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, Row>> {
  const [first = ''] = key
  const values = [...new Set(rows.map((row) => row[first] ?? ''))]
  const found =
    await sql<Row>`select * from ${sql.table(name)} where ${tx.among(first, values)}`.execute(tx.db)
  return new Map(found.rows.map((row) => [keyOf(row, key), row]))
}

function keyOf(row: Row, key: readonly string[]): string {
  return JSON.stringify(key.map((column) => row[column]))
}

/** All rows of a table in the order of its key; nobody else writes to the source meanwhile. */
async function* batches(source: Store, { name, key }: TableShape): AsyncGenerator<readonly Row[]> {
  const order = sql.join(key.map((column) => sql.ref(column)))
  for (let last: Row | undefined, skipped = 0; ;) {
    const { rows } = await source.read((db) => {
      const [only = ''] = key
      // a key of one column is gone along; a longer one is counted off
      const from =
        last === undefined || key.length > 1
          ? sql`order by ${order} limit ${BATCH} offset ${skipped}`
          : sql`where ${sql.ref(only)} > ${last[only]} order by ${order} limit ${BATCH}`
      return sql<Row>`select * from ${sql.table(name)} ${from}`.execute(db)
    })
    if (rows.length > 0) yield rows
    if (rows.length < BATCH) return
    last = rows.at(-1)
    if (key.length > 1) skipped += rows.length
  }
}
