/**
 * Damerau's distance (optimal string alignment: a letter missing, added, changed, or two neighbours
 * swapped) between two short texts, or `limit + 1` as soon as it must be more than `limit`.
 */
export function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at]
    for (let to = 1; to <= other.length; to += 1) {
      row.push(cheapest(one, other, at, to, row, last, beforeLast))
    }
    if (Math.min(...row) > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return Math.min(limit + 1, last[other.length] ?? limit + 1)
}

function cheapest(
  one: string,
  other: string,
  at: number,
  to: number,
  row: readonly number[],
  last: readonly number[],
  beforeLast: readonly number[],
): number {
  const same = one[at - 1] === other[to - 1]
  const swapped = one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]
  return Math.min(
    (last[to] ?? Infinity) + 1,
    (row[to - 1] ?? Infinity) + 1,
    (last[to - 1] ?? Infinity) + (same ? 0 : 1),
    swapped ? (beforeLast[to - 2] ?? Infinity) + 1 : Infinity,
  )
}
