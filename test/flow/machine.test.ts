import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import { expect } from 'vitest'
import { initialTransition, transition, type AnyMachineSnapshot } from 'xstate'
import { exploredFlow } from '../../src/flow/check/explored.ts'
import { isSound, readMaterial } from '../../src/flow/check/material.ts'
import { supposedFacts, WEEK } from '../../src/flow/explore/facts.ts'
import { inputsAt, waitingAt } from '../../src/flow/explore/inputs.ts'
import type { FlowContext, FlowEvent, FlowMachine, MachineStep } from '../../src/flow/machine.ts'
import { readSources } from '../../src/flow/sources.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const material = readMaterial(readSources(ROOT))
const flows = material.flows.filter(isSound)

describe('a flow machine does what XState documents, step by step', () => {
  test.each(flows.map((flow) => [`${flow.name} ${flow.programme ?? ''}`, flow] as const))(
    '%s',
    (_name, flow) => {
      const { machine, script, conditions } = exploredFlow(flow, material)
      const suppositions = supposedFacts(conditions)
      const walk = fc.record({
        facts: fc.constantFrom(...suppositions),
        choices: fc.array(fc.nat(1000), { maxLength: 20 }),
      })
      fc.assert(
        fc.property(walk, ({ facts, choices }) => {
          let [known, documented] = starts(machine, { week: WEEK, facts })
          let timers = timersIn(known)
          for (const choice of choices) {
            expect(seen(known)).toEqual(documented.seen)
            if (known.isDone) return
            const inputs = inputsAt(waitingAt(known.value), script, timers)
            const input = inputs[choice % inputs.length]
            if (!input) return
            const event = { ...input.event, facts } as FlowEvent
            documented = documentedStep(machine, documented.snapshot, event)
            // as between two messages: only the value and the context are kept, as JSON
            known = machine.move(saved(known.value), saved(known.context), event)
            timers = [...new Set([...timers, ...timersIn(known)])]
          }
        }),
        { numRuns: 25, seed: 7 },
      )
    },
  )
})

type Documented = { readonly snapshot: AnyMachineSnapshot; readonly seen: ReturnType<typeof seen> }

function starts(
  machine: FlowMachine,
  input: Parameters<FlowMachine['start']>[0],
): [MachineStep, Documented] {
  const [snapshot, actions] = initialTransition(machine.definition, input)
  return [machine.start(input), documentedOf(snapshot, actions)]
}

function documentedStep(
  machine: FlowMachine,
  snapshot: AnyMachineSnapshot,
  event: FlowEvent,
): Documented {
  const kept = machine.definition.resolveState({
    value: saved(snapshot.value),
    context: saved(snapshot.context as FlowContext),
  })
  const [next, actions] = transition(machine.definition, kept, event)
  return documentedOf(next, actions)
}

function documentedOf(
  snapshot: AnyMachineSnapshot,
  actions: readonly { type: string; params?: unknown }[],
): Documented {
  const { value, status } = snapshot
  const context = snapshot.context as FlowContext
  return { snapshot, seen: seen({ value, context, isDone: status === 'done', actions }) }
}

function seen({ value, context, isDone, actions }: MachineStep) {
  return { value, context, isDone, actions: actions.map(({ type, params }) => ({ type, params })) }
}

function timersIn({ actions }: MachineStep): readonly string[] {
  return actions.flatMap(({ type, params }) =>
    type === 'xstate.raise' ? [(params as { id: string }).id] : [],
  )
}

function saved<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
