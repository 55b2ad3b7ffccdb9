import { answersDisproven, answersProven } from '../../conditions/answers.ts'
import type { Step, WhenStep } from '../../schema.ts'

/** A way from one step to another. */
export type Edge = {
  readonly to: string
  /** Where the target is written, under the step. */
  readonly path: readonly PropertyKey[]
  /** The question is surely answered on this way. */
  readonly answers: boolean
  /** Earlier answers that are surely there on this way, as a condition asked for them. */
  readonly proves: readonly string[]
  /** A person or time must do something first. */
  readonly waits: boolean
}

/** Every way out of a step. */
export function edgesOf(step: Step): readonly Edge[] {
  if ('when' in step) return branchesOf(step)
  if (!('ask' in step)) {
    return [{ to: step.next, path: ['next'], answers: false, waits: 'wait' in step, proves: [] }]
  }
  const choices = Object.entries(step.choices ?? {})
  const isSkipped = step['skip-if'] !== undefined
  const proves = provenInside(step)
  const edge = (to: string, path: readonly PropertyKey[], answers = false): Edge => {
    return { to, path, answers, waits: true, proves }
  }
  // a money question that is refused goes on without an answer, as does one that is passed over
  const isSure = step.ask !== 'money' && !isSkipped
  const next = step.next === undefined ? [] : [edge(step.next, ['next'], isSure)]
  return [
    ...choices.map(([key, to]) => edge(to, ['choices', key], true)),
    ...(isSkipped ? next.map((each) => ({ ...each, waits: false, proves: [] })) : next),
    edge(step.otherwise, ['otherwise']),
    ...(step.unknown === undefined ? [] : [edge(step.unknown, ['unknown'])]),
    ...(step.expire ? [edge(step.expire.to, ['expire', 'to'])] : []),
  ]
}

function branchesOf({ when }: WhenStep): readonly Edge[] {
  const passed: string[] = []
  return when.map(({ if: source, to }, index) => {
    const proves = [...passed, ...(source === undefined ? [] : answersProven(source))]
    if (source !== undefined) passed.push(...answersDisproven(source))
    return { to, path: ['when', index, 'to'], answers: false, waits: false, proves }
  })
}

/** Whether a step lacks what says where it leads: a question's answers, or what holds when no condition does. */
export function isDeadEnd(step: Step): boolean {
  if ('when' in step) return step.when.every((branch) => branch.if !== undefined)
  if (!('ask' in step)) return false
  const isClosed = (step.ask === 'choice' || step.ask === 'yes-no') && step.options === undefined
  return isClosed ? Object.keys(step.choices ?? {}).length === 0 : step.next === undefined
}

/** The answers that are surely there while a question is asked, as it would be passed over without them. */
export function provenInside(step: Step): readonly string[] {
  if (!('ask' in step) || step['skip-if'] === undefined) return []
  return answersDisproven(step['skip-if'])
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
