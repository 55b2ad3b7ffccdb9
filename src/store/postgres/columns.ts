import type { Session } from './session.ts'

/** The type of each column, by table: what an array of its values is cast to. */
export type Columns = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The columns of every table in the schema that the session uses. */
export async function readColumns(session: Session): Promise<Columns> {
  const { rows } = await session.query(
    `select table_name, column_name, data_type from information_schema.columns
     where table_schema = current_schema()`,
  )
  const columns = new Map<string, Map<string, string>>()
  for (const row of rows as readonly Record<string, string>[]) {
    const { table_name = '', column_name = '', data_type = '' } = row
    let table = columns.get(table_name)
    if (!table) {
      table = new Map()
      columns.set(table_name, table)
    }
    table.set(column_name, data_type)
  }
  return columns
}
