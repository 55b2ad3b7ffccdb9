let lane: Promise<unknown> = Promise.resolve()

/** All phones take turns: libsignal's queue is one for the process, and they share its names. */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = lane.then(work)
  lane = mine.catch(() => {})
  return mine
}
