import type { StateValue } from 'xstate'
import type { Flow } from '../flow/flow.ts'
import type { Mode } from '../flow/machine.ts'
import type { OpenQuestion } from './hear/hear.ts'

/** The question a state value stands in: `{ sales: 'asking' }`. */
export function questionOf(flow: Flow, value: StateValue): OpenQuestion | undefined {
  if (typeof value === 'string') return undefined
  const [entry] = Object.entries(value)
  if (!entry) return undefined
  const [name, mode] = entry
  const step = flow.script.steps[name]
  return step && 'ask' in step ? { step: name, ask: step, mode: mode as Mode } : undefined
}

/** Whether a state value is a `start` step that waits for its flow. */
export function isStarting(flow: Flow, value: StateValue): boolean {
  const step = typeof value === 'string' ? flow.script.steps[value] : undefined
  return step !== undefined && 'start' in step
}
