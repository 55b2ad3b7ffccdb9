import { distance } from '../reading/phrases/distance.ts'

/** The known name that a misspelled one most likely meant: at most a third of its letters apart. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    const away = distance(name, candidate, least - 1)
    if (away < least) {
      least = away
      best = candidate
    }
  }
  return best
}
