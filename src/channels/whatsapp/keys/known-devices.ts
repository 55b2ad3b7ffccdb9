import type { CacheStore } from '../baileys.ts'

/**
 * Which devices people have, for as long as a socket lives: the server tells when one is linked or taken off. Baileys' own
 * forgets it every five minutes; each time it asks again it fetches everybody's keys, and begins a session anew.
 */
export function knownDevices(): CacheStore {
  const devices = new Map<string, unknown>()
  return {
    get: (user) => devices.get(user) as never,
    set: (user, list) => void devices.set(user, list),
    del: (user) => void devices.delete(user),
    flushAll: () => devices.clear(),
  }
}
