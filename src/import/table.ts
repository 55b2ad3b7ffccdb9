/** A sheet as text: row 1 is the first. */
export type Table = {
  readonly rows: readonly (readonly string[])[]
  /** Rows (from 1) in which a formula stands: what was calculated last is what is read. */
  readonly formulas: readonly number[]
}

export const LIMITS = {
  packedBytes: 5 * 1024 * 1024,
  unpackedBytes: 50 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
} as const
