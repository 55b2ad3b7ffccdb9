/**
 * Milliseconds that a text of 4,096 characters may take here: 5 where a fixed piece of work takes as long as on the machine
 * the limit was set on, and as much more as it takes longer. Asked beside what it is for: shared machines change their speed.
 */
export function timeLimit(): number {
  return 5 * Math.max(1, fastest(fixedWork, FIXED_WORK_MS) / FIXED_WORK_MS)
}

/** There a plain amount is read in 4 µs; where it takes 11.3 µs this work takes 0.9 ms (`npm run bench`, 2026-11-25). */
const FIXED_WORK_MS = 0.25

/** Letters are looked at and words put together, as the readers do. */
function fixedWork(): number {
  const counts = new Map<string, number>()
  for (let at = 0; at < 10_000; at += 1) {
    const word = `w${(at * 7) % 613}`
    counts.set(word, (counts.get(word) ?? 0) + word.charCodeAt(1))
  }
  return counts.size
}

/** Milliseconds of the quickest of up to 30 runs, as soon as one takes less than `enough`: others share the machine. */
export function fastest(run: () => unknown, enough: number): number {
  let least = Infinity
  for (let runs = 0; runs < 30 && least >= enough; runs += 1) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}
