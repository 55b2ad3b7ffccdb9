import type { Step } from '../schema.ts'

/** A way from one step to another. */
export type Edge = {
  readonly to: string
  /** Where the target is written, under the step. */
  readonly path: readonly PropertyKey[]
  /** The question is surely answered on this way. */
  readonly answers: boolean
  /** A person or time must do something first. */
  readonly waits: boolean
}

/** Every way out of a step. */
export function edgesOf(step: Step): readonly Edge[] {
  if ('when' in step) {
    return step.when.map(({ to }, index) => edge(to, ['when', index, 'to'], false, false))
  }
  if (!('ask' in step)) return [edge(step.next, ['next'], false, 'wait' in step)]
  const choices = Object.entries(step.choices ?? {})
  // a money question that is refused goes on without an answer, as does one that is passed over
  const isSkipped = step['skip-if'] !== undefined
  const isSure = step.ask !== 'money' && !isSkipped
  return [
    ...choices.map(([key, to]) => edge(to, ['choices', key], true, true)),
    ...(step.next === undefined ? [] : [edge(step.next, ['next'], isSure, !isSkipped)]),
    edge(step.otherwise, ['otherwise'], false, true),
    ...(step.expire ? [edge(step.expire.to, ['expire', 'to'], false, true)] : []),
  ]
}

function edge(to: string, path: readonly PropertyKey[], answers: boolean, waits: boolean): Edge {
  return { to, path, answers, waits }
}

/** Everything that can be reached from some names, themselves included. */
export function reachable(
  from: readonly string[],
  next: (name: string) => readonly string[],
): ReadonlySet<string> {
  const seen = new Set(from)
  for (const name of seen) for (const target of next(name)) seen.add(target)
  return seen
}

/** The groups of names that lead to each other, each in the order given; a name alone only where it leads to itself. */
export function cycles(
  names: readonly string[],
  next: (name: string) => readonly string[],
): readonly (readonly string[])[] {
  const after = new Map(names.map((name) => [name, reachable(next(name), next)]))
  const seen = new Set<string>()
  const found: string[][] = []
  for (const name of names) {
    if (seen.has(name) || !after.get(name)?.has(name)) continue
    const group = names.filter(
      (other) => after.get(name)?.has(other) && after.get(other)?.has(name),
    )
    for (const each of group) seen.add(each)
    found.push(group)
  }
  return found
}
