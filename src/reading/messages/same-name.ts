import { plain } from '../plain.ts'

/** Whether two names may be one person's: `María` and `María López García`, in whatever order and with what accents. */
export function isSameName(one: string, other: string): boolean {
  return areOneName(wordsOf(one), wordsOf(other))
}

/** The same for the words of two names. */
export function areOneName(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const [few, many] = words.size < others.size ? [words, others] : [others, words]
  return few.size > 0 && [...few].every((word) => many.has(word))
}

/** The words of a name by which it may be found. */
export function wordsOf(name: string): ReadonlySet<string> {
  return new Set(
    plain(name)
      .split(' ')
      .filter((word) => word !== ''),
  )
}
