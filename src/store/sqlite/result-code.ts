/** SQLite's primary result code (sqlite.org/rescode.html) in an error of node:sqlite; undefined in any other. */
export function resultCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined
}
