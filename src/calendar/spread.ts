/**
 * Where in the unit interval a person stands, from 0 up to 1 without it: the same for ever, and even over many people
 * (32-bit FNV-1a, then the finaliser of MurmurHash3, as neighbouring numbers should not stand together).
 */
export function placeOf(person: number | string): number {
  let hash = 0x811c9dc5
  for (const character of String(person)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
