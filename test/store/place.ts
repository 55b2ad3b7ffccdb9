import { emptyDatabase } from './servers.ts'

/**
 * Where a suite that is not about databases keeps its rows: the SQLite file it names, or with TEST_STORE=postgres an empty
 * PostgreSQL database of its own.
 */
export async function newPlace(file: string): Promise<string> {
  return process.env['TEST_STORE'] === 'postgres' ? (await emptyDatabase()).url : file
}
