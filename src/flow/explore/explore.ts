import type { FlowEvent, FlowMachine, MachineFacts, MachineStep } from '../machine.ts'
import { supposedFacts, WEEK } from './facts.ts'
import {
  goingOn,
  inputsAt,
  memoryOf,
  waitingAt,
  type Input,
  type Meant,
  type Waiting,
} from './inputs.ts'
import { addMove, endless, moveOf, trapped, type Node, type Trouble, type Way } from './ways.ts'
import type { FlowScript } from '../schema.ts'

/** A flow to be explored; `says` tells whether a step has a text, or a variant of it. */
export type Explored = {
  readonly script: FlowScript
  readonly machine: FlowMachine
  readonly conditions: readonly string[]
  says(step: string, variant?: string): boolean
}

/**
 * Plays a flow through: every input in every state that can be reached, for everything that is supposed of a person.
 * Pure, and bounded; each trouble is reported once a step, with the shortest path there.
 */
export function explore(flow: Explored): readonly Trouble[] {
  const exploration = new Exploration(flow)
  exploration.run()
  const { nodes, ways, troubles } = exploration
  const found = new Map<string, Trouble>()
  for (const trouble of [...troubles, ...trapped(nodes, ways), ...endless(nodes, ways)]) {
    const key = `${trouble.type} ${trouble.step}`
    if (!found.has(key)) found.set(key, trouble)
  }
  return [...found.values()]
}

/** Every step, and every mode of a question, in which a run can wait; with one run that does. */
export function waitingNodes(flow: Explored): readonly Node[] {
  const exploration = new Exploration(flow)
  exploration.run()
  const nodes = new Map<string, Node>()
  for (const node of exploration.nodes.values()) {
    const key = JSON.stringify(node.waiting)
    if (!nodes.has(key)) nodes.set(key, node)
  }
  return [...nodes.values()]
}

const MOST_NODES = 2000

/** One exploration, breadth first. Lives for one call of `run`. */
class Exploration {
  readonly nodes = new Map<string, Node>()
  readonly ways = new Map<string, readonly Way[]>()
  readonly troubles: Trouble[] = []
  readonly #flow: Explored
  readonly #relevant: ReadonlySet<string>
  readonly #queue: Node[] = []

  constructor(flow: Explored) {
    this.#flow = flow
    this.#relevant = relevantTo(flow)
  }

  run(): void {
    const { machine, script } = this.#flow
    const suppositions = supposedFacts(this.#flow.conditions)
    for (const facts of suppositions) {
      const step = attempt(() => machine.start({ week: WEEK, facts }))
      if (step) this.#arrive(step)
      else this.troubles.push({ type: 'failing-condition', step: script.start, path: [] })
    }
    for (let node = this.#queue.shift(); node; node = this.#queue.shift()) {
      const { key } = node
      const from = node
      const inputs = goingOn(inputsAt(node.waiting, script, node.timers), node.context)
      this.ways.set(
        key,
        inputs.flatMap((input) => this.#try(input, from, suppositions)),
      )
    }
  }

  /** Every supposition is tried on an input where the machine looks at it at all. */
  #try(input: Input, from: Node, suppositions: readonly MachineFacts[]): readonly Way[] {
    const ways: Way[] = []
    for (const facts of suppositions) {
      let hasLooked = false
      const event = withFacts(input.event, facts, () => (hasLooked = true))
      const step = attempt(() => this.#flow.machine.move(from.value, from.context, event))
      const way = step ? this.#follow(step, input, from) : this.#fail(input, from)
      if (way) ways.push(way)
      if (!hasLooked) break
    }
    return ways
  }

  #follow(step: MachineStep, input: Input, from: Node): Way {
    const to = this.#arrive(step, input, from)
    if (input.isPersonal && !speaks(step, this.#flow)) {
      const path = [moveOf(input, to?.waiting.step ?? 'end')]
      this.troubles.push({ type: 'silent-answer', step: from.waiting.step, path })
    }
    return { input, to, asks: step.actions.some(({ type }) => type === 'ask') }
  }

  #fail(input: Input, from: Node): undefined {
    const { step } = from.waiting
    const path = addMove(from.path, input, step)
    this.troubles.push({ type: 'failing-condition', step, path })
  }

  #arrive(arrived: MachineStep, input?: Input, from?: Node): Node | undefined {
    const { value, context, isDone } = arrived
    if (isDone) return undefined
    const waiting = waitingAt(value)
    const key = JSON.stringify([value, memoryOf(context, this.#relevant)])
    const known = this.nodes.get(key)
    if (known) return known
    const path = input && from ? addMove(from.path, input, waiting.step) : []
    const timers = timersAfter(arrived, from, waiting)
    const node: Node = { key, waiting, value, context, timers, path }
    if (this.nodes.size >= MOST_NODES) return node
    this.nodes.set(key, node)
    this.#queue.push(node)
    return node
  }
}

/** An event that tells when its facts are looked at. */
function withFacts(event: Meant, facts: MachineFacts, look: () => void): FlowEvent {
  return {
    ...event,
    get facts() {
      look()
      return facts
    },
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
