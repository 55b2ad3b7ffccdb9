import { sql, type SqlBool } from 'kysely'
import type { Row, Tx } from '../store.ts'
import type { Columns } from './columns.ts'
import type { Session } from './session.ts'

type Bulk = Omit<Tx, 'db'>

/**
 * The bulk verbs, a statement each however many rows there are: a column is one array. Their answers are waited for at the
 * end of the work only, where a failure undoes it; what is read after them in the same transaction sees them.
 */
export function bulkVerbs(session: Session, columns: Columns): Bulk {
  const send = (text: string, rows: readonly Row[], names: readonly string[]) =>
    session.send(text, arraysOf(rows, names))
  const unnest = (table: string, names: readonly string[]) => {
    const types = columns.get(table)
    const arrays = names.map((name, index) => `$${index + 1}::${types?.get(name) ?? 'text'}[]`)
    return `unnest(${arrays.join(', ')})`
  }
  const insert = (table: string, names: readonly string[]) =>
    `insert into ${table} (${names.join(', ')}) select * from ${unnest(table, names)}`
  const insertNew = (table: string, key: readonly string[], names: readonly string[]) =>
    `${insert(table, names)} on conflict (${key.join(', ')}) do nothing`
  return {
    isShared: true,
    insertMany(table, rows) {
      const names = columnsOf(rows)
      if (names) send(insert(table, names), rows, names)
    },
    insertNew(table, key, rows) {
      const names = columnsOf(rows)
      if (names) send(insertNew(table, key, names), rows, names)
    },
    async insertNewIds(table, key, rows) {
      const names = columnsOf(rows)
      if (!names) return []
      const text = `${insertNew(table, key, names)} returning id, ${key.join(', ')}`
      const inserted = (await session.query(text, arraysOf(rows, names))).rows as readonly Row[]
      return idsOf(rows, inserted, key)
    },
    upsertMany(table, key, rows) {
      const names = columnsOf(rows)
      if (!names) return
      const set = names
        .filter((each) => !key.includes(each))
        .map((each) => `${each} = excluded.${each}`)
      const text = `${insert(table, names)} on conflict (${key.join(', ')}) do update set ${set.join(', ')}`
      send(text, lastOfEach(rows, key), names)
    },
    updateMany(table, key, rows) {
      const names = columnsOf(rows)
      if (!names) return
      const set = names.filter((each) => !key.includes(each)).map((each) => `${each} = v.${each}`)
      const from = `${unnest(table, names)} as v (${names.join(', ')})`
      const text = `update ${table} as t set ${set.join(', ')} from ${from} where ${matching(key)}`
      send(text, lastOfEach(rows, key), names)
    },
    deleteMany(table, keys) {
      const names = columnsOf(keys)
      if (!names) return
      const using = `${unnest(table, names)} as v (${names.join(', ')})`
      send(`delete from ${table} as t using ${using} where ${matching(names)}`, keys, names)
    },
    among: (column, values) => sql<SqlBool>`${sql.ref(column)} = any(${sql.val(values)})`,
    async alone(name) {
      const { rows } = await session.query(
        'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as alone',
        [name],
      )
      return (rows as readonly { alone: boolean }[])[0]?.alone === true
    },
  }
}

/** PostgreSQL keeps no NUL in a text. */
function storable(value: string | number | null): string | number | null {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value
}

function columnsOf(rows: readonly Row[]): readonly string[] | undefined {
  return rows[0] && Object.keys(rows[0])
}

function matching(columns: readonly string[]): string {
  return columns.map((column) => `t.${column} = v.${column}`).join(' and ')
}

function arraysOf(rows: readonly Row[], names: readonly string[]) {
  return names.map((name) => rows.map((row) => storable(row[name] ?? null)))
}

/** The new ids in the order of the rows; of rows with the same key the first one has it. */
function idsOf(rows: readonly Row[], inserted: readonly Row[], key: readonly string[]) {
  const ids = new Map(inserted.map((row) => [keyOf(row, key), Number(row['id'])]))
  return rows.map((row) => {
    const id = ids.get(keyOf(row, key))
    ids.delete(keyOf(row, key))
    return id
  })
}

/** One statement may change a row only once: of rows with the same key the last one stands, as if they came in turn. */
function lastOfEach(rows: readonly Row[], key: readonly string[]): readonly Row[] {
  if (rows.length < 2) return rows
  const last = new Map(rows.map((row) => [keyOf(row, key), row]))
  return last.size === rows.length ? rows : [...last.values()]
}

function keyOf(row: Row, key: readonly string[]): string | number | null | undefined {
  const [first = '', ...others] = key
  return others.length === 0 ? row[first] : JSON.stringify(key.map((column) => row[column]))
}
