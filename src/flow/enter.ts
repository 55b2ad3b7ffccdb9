import { compileMachine } from './compile.ts'
import type { Flow } from './flow.ts'
import type { FlowMachine, MachineInput, MachineStep } from './machine.ts'

/** Begins a run of a flow at one of its steps instead of the first; `end` is over at once. */
export function enterAt(flow: Flow, step: string, input: MachineInput): MachineStep {
  let machines = entrances.get(flow)
  if (!machines) entrances.set(flow, (machines = new Map()))
  let machine = machines.get(step)
  if (!machine) machines.set(step, (machine = compileMachine({ ...flow.script, start: step })))
  return machine.start(input)
}

/** The same machine with another first state; its states and timers have the same names, so that either goes on. */
const entrances = new WeakMap<Flow, Map<string, FlowMachine>>()
