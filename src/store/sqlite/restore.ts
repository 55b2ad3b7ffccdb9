import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { cannotWrite, StoreError } from '../store.ts'
import { flush } from './flush.ts'
import { asDamage } from './inspect.ts'

/**
 * Puts a copy of a file that has been inspected in the place of a database that the caller has locked. One that was there is
 * kept as `kept`. Throws a StoreError, and then the old one is in its place.
 */
export function replaceDatabase(database: string, file: string, kept: string): void {
  const copy = `${database}.restoring`
  try {
    copyFlushed(file, copy)
    if (existsSync(database)) emptyLog(database)
    putInPlace(database, copy, kept)
  } catch (error) {
    throw error instanceof StoreError ? error : cannotWrite(database, error)
  } finally {
    rmSync(copy, { force: true })
  }
}

function copyFlushed(file: string, copy: string): void {
  rmSync(copy, { force: true })
  copyFileSync(file, copy, constants.COPYFILE_FICLONE)
  chmodSync(copy, 0o600)
  flush(copy)
}

/**
 * Moves the log into the database, which is then whole without it. A damaged database keeps its log; one that somebody else
 * has open is refused, as what is written to it would be lost.
 */
function emptyLog(database: string): void {
  try {
    using old = new DatabaseSync(database, { timeout: 1_000 })
    old.exec('pragma wal_checkpoint(truncate)')
  } catch (error) {
    if (asDamage(error, database) === error) throw error
    return
  }
  if (existsSync(`${database}-wal`))
    throw new StoreError(
      `another process has ${database} open; wait until it has ended, or stop it`,
    )
}

/**
 * Killed anywhere, the old database is in its place, whole as its log is empty by now, or the new one is: a rename is one
 * step, and comes only when the old log, which would be played into the new database, is gone from the disk. Before that step
 * `kept` is a second name of the database.
 */
function putInPlace(database: string, copy: string, kept: string): void {
  const folder = dirname(resolve(database))
  if (existsSync(database)) linkSync(database, kept)
  if (existsSync(`${database}-wal`)) renameSync(`${database}-wal`, `${kept}-wal`)
  rmSync(`${database}-shm`, { force: true })
  flush(folder)
  renameSync(copy, database)
  flush(folder)
}
