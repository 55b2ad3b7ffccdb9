import type { Input, Waiting } from './inputs.ts'
import type { FlowContext, MachineStep } from '../machine.ts'

/* What an exploration has found: the states in which a run waits, the ways between them, and what is wrong with those. */

/** One input and where it leads; repeated inputs stand together. */
export type Move = {
  readonly input: string
  readonly choice?: string
  readonly times: number
  readonly to: string
}

export type Trouble = {
  /** never-ends: somebody who always does the same is never let go. trapped: nothing at all leads to the end. */
  readonly type: 'never-ends' | 'trapped' | 'failing-condition' | 'silent-answer'
  /** Where the path begins. */
  readonly step: string
  readonly path: readonly Move[]
}

/** A run that waits, and how it got there. */
export type Node = {
  readonly key: string
  readonly waiting: Waiting
  readonly value: MachineStep['value']
  readonly context: FlowContext
  /** Event types of the timers that run. */
  readonly timers: readonly string[]
  readonly path: readonly Move[]
}

/** An input, where it led, and whether a question was asked on the way. */
export type Way = {
  readonly input: Input
  readonly to: Node | undefined
  readonly asks: boolean
}

/** States from which no input, however long one goes on, leads to the end. */
export function trapped(
  nodes: ReadonlyMap<string, Node>,
  ways: ReadonlyMap<string, readonly Way[]>,
): readonly Trouble[] {
  const free = new Set<string>()
  let size = -1
  while (size !== free.size) {
    size = free.size
    for (const [key, out] of ways) if (out.some(({ to }) => !to || free.has(to.key))) free.add(key)
  }
  return [...nodes.values()]
    .filter(({ key }) => ways.has(key) && !free.has(key))
    .map(({ waiting, path }) => ({ type: 'trapped', step: waiting.step, path }))
}

/** Somebody who always answers what cannot be read, or never answers, must be let go in the end. */
export function endless(
  nodes: ReadonlyMap<string, Node>,
  ways: ReadonlyMap<string, readonly Way[]>,
): readonly Trouble[] {
  return [...nodes.values()].flatMap((node): readonly Trouble[] =>
    ['unclear', 'invalid', 'silence'].flatMap((habit) => {
      const path = pathOf(habit, node, ways)
      return path ? [{ type: 'never-ends' as const, step: node.waiting.step, path }] : []
    }),
  )
}

/** The path of a habit that comes back to where it was, or undefined where it ends or rests. */
function pathOf(
  habit: string,
  start: Node,
  ways: ReadonlyMap<string, readonly Way[]>,
): readonly Move[] | undefined {
  const seen = new Set<string>()
  let path: readonly Move[] = []
  for (let node = start; !seen.has(node.key);) {
    seen.add(node.key)
    const habitual = (ways.get(node.key) ?? []).filter(({ input }) => isHabit(input, habit))
    const way = habitual.at(-1)
    if (!way?.to) return undefined
    path = addMove(path, way.input, way.to.waiting.step)
    // a reminder changes nothing: the person rests there
    if (way.to.key === node.key && !way.asks && habit === 'silence') return undefined
    node = way.to
  }
  return path
}

function isHabit({ name }: Input, habit: string): boolean {
  return name === habit || name === 'time' || name === 'returned'
}

/** A path that goes on; what is repeated is counted. */
export function addMove(path: readonly Move[], input: Input, to: string): readonly Move[] {
  const last = path.at(-1)
  if (last && last.input === input.name && last.choice === input.choice && last.to === to) {
    return [...path.slice(0, -1), { ...last, times: last.times + 1 }]
  }
  return [...path, moveOf(input, to)]
}

/** An input as a move of a path, to the step it leads to. */
export function moveOf({ name, choice }: Input, to: string): Move {
  const move = { input: name, times: 1, to }
  return choice === undefined ? move : { ...move, choice }
}
