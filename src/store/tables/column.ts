import type { ColumnType } from 'kysely'

/** A column that may be left out of an insert. */
export type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>
