import type { Keyring, KeySet } from '../keys/keyring.ts'

const DROPS = ['pace', 'drops'] as const

const DAY_MS = 24 * 3_600_000

/** When an account's connection broke in the last day (milliseconds since 1970); kept with its keys, for its health. */
export function dropsIn(keyring: Keyring, now: number): readonly number[] {
  const kept = (keyring.get(...DROPS) ?? []) as readonly number[]
  return kept.filter((at) => now - at < DAY_MS)
}

/** The key to set when it has broken now. */
export function dropsWith(keyring: Keyring, now: number): KeySet {
  const [type, id] = DROPS
  return { [type]: { [id]: [...dropsIn(keyring, now), now] } }
}
