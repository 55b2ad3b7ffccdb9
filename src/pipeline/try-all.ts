/**
 * Does one piece of work after the other, whatever becomes of those before it. Returns whether any said that there was
 * something (`true`); throws what the first one that failed threw, when all have been tried.
 */
export async function tryAll(works: readonly (() => Promise<unknown>)[]): Promise<boolean> {
  const failures: unknown[] = []
  let hasFound = false
  for (const work of works) {
    try {
      if ((await work()) === true) hasFound = true
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return hasFound
}
