import type { FlowContext, FlowMachine, MachineFacts, MachineStep } from './machine.ts'
import { supposedFacts, WEEK } from './explore-facts.ts'
import { inputsAt, memoryOf, waitingAt, type Input, type Waiting } from './explore-inputs.ts'
import type { FlowScript } from './schema.ts'

/** A flow to be explored; `says` tells whether a step has a text, or a variant of it. */
export type Explored = {
  readonly script: FlowScript
  readonly machine: FlowMachine
  readonly conditions: readonly string[]
  says(step: string, variant?: string): boolean
}

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

type Way = { readonly input: Input; readonly to: Node | undefined; readonly isSilent: boolean }

/**
 * Plays a flow through: every input in every state that can be reached, for everything that is supposed of a person.
 * Pure, and bounded; each trouble is reported once a step, with the shortest path there.
 */
export function explore(flow: Explored): readonly Trouble[] {
  const found = new Map<string, Trouble>()
  for (const facts of suppositions(flow)) {
    for (const trouble of exploreWith(flow, facts).troubles) {
      const key = `${trouble.type} ${trouble.step}`
      if (!found.has(key)) found.set(key, trouble)
    }
  }
  return [...found.values()]
}

/** Every state in which a run can wait, each once. */
export function waitingNodes(flow: Explored): readonly Node[] {
  const nodes = new Map<string, Node>()
  for (const facts of suppositions(flow)) {
    for (const node of exploreWith(flow, facts).nodes) {
      const key = JSON.stringify(node.waiting)
      if (!nodes.has(key)) nodes.set(key, node)
    }
  }
  return [...nodes.values()]
}

function suppositions({ conditions }: Explored): readonly MachineFacts[] {
  const figures = [...conditions.join(' ').matchAll(/\bfigure\.(\w+)/g)].map(
    (match) => match[1] ?? '',
  )
  return supposedFacts(conditions, [...new Set(figures)])
}

const MOST_NODES = 2000

function exploreWith(flow: Explored, facts: MachineFacts) {
  const troubles: Trouble[] = []
  const nodes = new Map<string, Node>()
  const ways = new Map<string, readonly Way[]>()
  const relevant = relevantTo(flow)
  const arrive = (
    step: MachineStep,
    from: Node | undefined,
    input: Input | undefined,
  ): Node | undefined => {
    if (step.isDone) return undefined
    const waiting = waitingAt(step.value)
    const key = JSON.stringify([step.value, memoryOf(step.context, relevant)])
    const { value, context } = step
    const path = input && from ? addMove(from.path, input, waiting.step) : []
    return { key, waiting, value, context, timers: timersAfter(step, from, waiting), path }
  }
  const queue: Node[] = []
  const enter = (node: Node | undefined) => {
    if (!node || nodes.has(node.key) || nodes.size >= MOST_NODES) return
    nodes.set(node.key, node)
    queue.push(node)
  }
  const start = attempt(() => flow.machine.start({ week: WEEK, facts }))
  if (!start)
    return {
      nodes: [],
      troubles: [{ type: 'failing-condition', step: flow.script.start, path: [] } as const],
    }
  enter(arrive(start, undefined, undefined))
  for (let node = queue.shift(); node; node = queue.shift()) {
    const from = node
    const out: Way[] = []
    for (const input of inputsAt(from.waiting, flow.script, from.timers, facts)) {
      const step = attempt(() => flow.machine.move(from.value, from.context, input.event))
      if (!step) {
        const path = addMove(from.path, input, from.waiting.step)
        troubles.push({ type: 'failing-condition', step: from.waiting.step, path })
        continue
      }
      const to = arrive(step, from, input)
      enter(to)
      const isSilent = input.isPersonal && !speaks(step, flow)
      if (isSilent) {
        const path = [moveOf(input, to?.waiting.step ?? 'end')]
        troubles.push({ type: 'silent-answer', step: from.waiting.step, path })
      }
      out.push({ input, to, isSilent })
    }
    ways.set(from.key, out)
  }
  return {
    nodes: [...nodes.values()],
    troubles: [...troubles, ...trapped(nodes, ways), ...endless(nodes, ways)],
  }
}

function attempt(step: () => MachineStep): MachineStep | undefined {
  try {
    return step()
  } catch {
    return undefined
  }
}

function relevantTo({ conditions, script }: Explored): ReadonlySet<string> {
  const source = conditions.join('\n')
  const names = Object.keys(script.steps).filter((name) => source.includes(name))
  return new Set([...names, ...(source.includes('figure.') ? ['figure'] : [])])
}

/** The timers that run after a step: those of before that were not stopped, and those it started. */
function timersAfter(
  { actions }: MachineStep,
  from: Node | undefined,
  { step }: Waiting,
): readonly string[] {
  const kept = from?.waiting.step === step ? from.timers : []
  const started = actions.flatMap(({ type, params }) =>
    type === 'xstate.raise' ? [(params as { id: string }).id] : [],
  )
  return [...new Set([...kept, ...started])]
}

/** Whether a person is told something, or another flow begins to. */
function speaks({ actions }: MachineStep, flow: Explored): boolean {
  return actions.some(({ type, params }) => {
    if (type === 'ask' || type === 'start') return true
    const said = params as { step: string; variant?: string }
    return type === 'say' && flow.says(said.step, said.variant)
  })
}

/** States from which no input, however long one goes on, leads to the end. */
function trapped(
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
function endless(
  nodes: ReadonlyMap<string, Node>,
  ways: ReadonlyMap<string, readonly Way[]>,
): readonly Trouble[] {
  return [...nodes.values()].flatMap((node): readonly Trouble[] =>
    ['unclear', 'silence'].flatMap((habit) => {
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
    if (way.to.key === node.key && habit === 'silence') return undefined
    node = way.to
  }
  return path
}

function isHabit({ name }: Input, habit: string): boolean {
  return name === habit || name === 'time' || name === 'returned'
}

function addMove(path: readonly Move[], input: Input, to: string): readonly Move[] {
  const last = path.at(-1)
  if (last && last.input === input.name && last.choice === input.choice && last.to === to) {
    return [...path.slice(0, -1), { ...last, times: last.times + 1 }]
  }
  return [...path, moveOf(input, to)]
}

function moveOf({ name, choice }: Input, to: string): Move {
  const move = { input: name, times: 1, to }
  return choice === undefined ? move : { ...move, choice }
}
