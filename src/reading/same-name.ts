import { plain } from './plain.ts'

/** Whether two names may be one person's: `María` and `María López García`, in whatever order and with what accents. */
export function isSameName(one: string, other: string): boolean {
  const [few, many] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.size - b.size)
  return (
    few !== undefined &&
    many !== undefined &&
    few.size > 0 &&
    [...few].every((word) => many.has(word))
  )
}

/** The words of a name by which it may be found. */
export function wordsOf(name: string): ReadonlySet<string> {
  return new Set(
    plain(name)
      .split(' ')
      .filter((word) => word !== ''),
  )
}
