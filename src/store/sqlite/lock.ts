import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { cannotWrite, StoreError } from '../store.ts'

/**
 * Holds a SQLite file for one service at a time: an exclusive transaction on `<file>.lock` that the operating system
 * ends with the process, however it ends. Throws a StoreError while another process holds it.
 */
export function lockDatabase(file: string): Disposable {
  const lock = openLock(file)
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    lock.close()
    throw new StoreError(
      `another micromba service is running on ${file}; stop it, or give this one its own DATA_DIR`,
      { cause: error },
    )
  }
  return { [Symbol.dispose]: () => lock.close() }
}

function openLock(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    return new DatabaseSync(`${file}.lock`, { timeout: 1_000 })
  } catch (error) {
    throw cannotWrite(file, error)
  }
}
