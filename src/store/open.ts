import type { Store } from './store.ts'

/** Opens a database by its place: a SQLite file, `:memory:`, or the address of a PostgreSQL database. */
export async function openDatabase(place: string, now: Date): Promise<Store> {
  if (isPostgres(place)) return (await import('./postgres/postgres.ts')).openPostgres(place, now)
  return (await import('./sqlite/sqlite.ts')).openSqlite(place, now)
}

/** Whether it is a database that several processes may share. */
export function isPostgres(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place)
}
