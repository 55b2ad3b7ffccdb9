import { fileURLToPath } from 'node:url'
import { systemClock } from '../clock.ts'
import { readConfig, type Config } from '../config.ts'
import { loadLibrary, type Library } from '../flow/library.ts'
import { openDatabase } from '../store/open.ts'
import type { Store } from '../store/store.ts'

/** The checkout: where flows/ and locales/ are. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The database of the configured service, opened beside it; close it when done. */
export function openStore(config: Config = readConfig(process.env)): Promise<Store> {
  return openDatabase(config.database, systemClock.now())
}

export function openLibrary(): Library {
  return loadLibrary(ROOT)
}
