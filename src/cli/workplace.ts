import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../clock.ts'
import { readConfig, type Config } from '../config.ts'
import { loadLibrary, type Library } from '../flow/library.ts'
import { RequestError } from '../model/request-error.ts'
import { openDatabase } from '../store/open.ts'
import type { Store } from '../store/store.ts'

/** The checkout: where flows/ and locales/ are. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What the environment says of the service. */
export const readConfiguration = (): Config => readConfig(process.env)

/** The database of the configured service, opened beside it; close it when done. */
export function openStore(config: Config = readConfiguration()): Promise<Store> {
  return openDatabase(config.database, systemClock.now())
}

/** Throws a RequestError where there is no SQLite file to copy. */
export function expectFile(database: string): void {
  if (!existsSync(database))
    throw new RequestError(
      `there is no database ${database}; set DATA_DIR to the folder that has it`,
    )
}

/** The library of the checkout; throws a FlowError where it cannot be read. */
export function openLibrary(): Library {
  return loadLibrary(ROOT)
}
