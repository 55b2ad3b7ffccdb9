import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../store.ts'
import { flush } from './flush.ts'
import { asDamage, inspect, type Inspected } from './inspect.ts'

/**
 * Copies a database, as it is at one moment, beside whoever writes to it. The file has its name when it is whole, on the disk
 * and has been read again; until then it is `<file>.part`. Throws a StoreError, and then there is no file.
 */
export function backUp(database: string, file: string): Inspected {
  if (existsSync(file)) throw new StoreError(`${file} exists already; name a file that does not`)
  const part = `${file}.part`
  createPrivate(part)
  try {
    copyAtOnce(database, part)
    flush(part)
    const inspected = inspect(part, database)
    renameSync(part, file)
    flush(dirname(resolve(file)))
    return inspected
  } finally {
    for (const left of [part, `${part}-journal`]) rmSync(left, { force: true })
  }
}

/** It holds people's words: for nobody else from the first byte. */
function createPrivate(part: string): void {
  try {
    closeSync(openSync(part, 'wx', 0o600))
  } catch (error) {
    throw existsSync(part)
      ? new StoreError(
          `${part} exists already: another backup is being made, or one was cut off; remove it if none runs`,
          { cause: error },
        )
      : cannotBackUp(part, error)
  }
}

/** One read transaction: the service goes on writing, and nothing that was deleted is copied. */
function copyAtOnce(database: string, part: string): void {
  try {
    using source = new DatabaseSync(database, { timeout: 10_000 })
    source.prepare('vacuum into ?').run(part)
  } catch (error) {
    const damage = asDamage(error, database)
    throw damage === error ? cannotBackUp(part, error) : damage
  }
}

function cannotBackUp(part: string, cause: unknown): StoreError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new StoreError(
    `cannot write the backup ${part}: ${reason}; name a folder that exists, may be written and has room`,
    { cause },
  )
}
