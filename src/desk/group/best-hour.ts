import { localAt } from '../../calendar/local.ts'

/** The local hour (0–23) at which somebody mostly writes, if she has written at all. */
export function bestHour(heard: readonly number[], zone: string): number | undefined {
  const counts = new Map<number, number>()
  for (const at of heard) {
    const { hour } = localAt(at, zone)
    counts.set(hour, (counts.get(hour) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0]
}
