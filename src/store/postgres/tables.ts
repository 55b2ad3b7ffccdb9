import { sql } from 'kysely'
import type { Database, Table } from '../store.ts'

/** A table with its primary key, and the tables its rows point to. */
export type TableShape = {
  readonly name: Table
  readonly key: readonly string[]
  readonly pointsTo: readonly string[]
}

/** All tables but the list of migrations, those that are pointed to before those that point. */
export async function tablesInOrder(db: Database): Promise<readonly TableShape[]> {
  const { rows } = await sql<TableShape>`
    select t.relname as name,
      (select coalesce(json_agg(a.attname order by array_position(i.indkey::int[], a.attnum::int)), '[]')
         from pg_index as i join pg_attribute as a on a.attrelid = t.oid and a.attnum = any(i.indkey::int[])
         where i.indrelid = t.oid and i.indisprimary) as key,
      (select coalesce(json_agg(distinct f.confrelid::regclass::text), '[]')
         from pg_constraint as f where f.conrelid = t.oid and f.contype = 'f') as "pointsTo"
    from pg_class as t
    where t.relkind in ('r', 'p') and not t.relispartition and t.relnamespace = current_schema()::regnamespace
      and t.relname <> 'migrations'
    order by t.relname`.execute(db)
  const ordered: TableShape[] = []
  const isPlaced = (name: string) => ordered.some((table) => table.name === name)
  while (ordered.length < rows.length) {
    const next = rows.find(
      ({ name, pointsTo }) =>
        !isPlaced(name) && pointsTo.every((other) => other === name || isPlaced(other)),
    )
    if (!next) throw new Error('tables point to each other in a circle')
    ordered.push(next)
  }
  return ordered
}
