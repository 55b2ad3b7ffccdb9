/* Which answers of a run a condition needs, and which it makes sure of. */

/** The answers a condition looks at: `answer.how`, `answer["how-much"]`; not those inside `has(…)` alone. */
export function answersIn(source: string): readonly string[] {
  const asked = new Set(
    [...source.matchAll(/\bhas\(\s*answer\.(\w+)\s*\)/g)].map((match) => match[1] ?? ''),
  )
  const found = [...source.matchAll(/\banswer(?:\.(\w+)|\[\s*["']([\w-]+)["']\s*\])/g)]
  const names = found.map((match) => match[1] ?? match[2] ?? '')
  return [...new Set(names)].filter((name) => !asked.has(name))
}

/** The answers that are surely there where a condition holds. */
export function answersProven(source: string): readonly string[] {
  if (source.includes('||')) return []
  return [...source.matchAll(/(?<!!\s*)\bhas\(\s*answer\.(\w+)\s*\)/g)].map(([, name = '']) => name)
}

/** The answers that are surely there where a condition does not hold. */
export function answersDisproven(source: string): readonly string[] {
  if (source.includes('&&')) return []
  return [...source.matchAll(/!\s*has\(\s*answer\.(\w+)\s*\)/g)].map(([, name = '']) => name)
}
