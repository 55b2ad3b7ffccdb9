const LOOK_MS = 10_000
/** Of the time, that a service without work is busy at the most. */
const IDLE = 0.05
const WORTH_WHILE = 48 * 2 ** 20

/**
 * Gives memory back to the machine when there is nothing to do: V8 keeps what a start or a busy evening has taken. Such a
 * collection stops everything for some tenths of a second, so it waits for ten seconds in which next to nothing was done, and
 * for 48 MiB more than the last one left. Without `--expose-gc` nothing is given back.
 */
export function giveBackMemory(): void {
  const { gc } = globalThis
  if (!gc) return
  let left = 0
  let seen = performance.eventLoopUtilization()
  const look = () => {
    const { utilization } = performance.eventLoopUtilization(seen)
    seen = performance.eventLoopUtilization()
    if (utilization > IDLE || process.memoryUsage.rss() < left + WORTH_WHILE) return
    gc({ type: 'major', flavor: 'last-resort', execution: 'sync' })
    left = process.memoryUsage.rss()
  }
  setInterval(look, LOOK_MS).unref()
}
