import type { FlowContext, FlowEvent, MachineAction, MachineInput, Mode } from './machine.ts'

/* What the states of a machine are made of. */

/** What guards and actions see. */
export type Scope = { readonly context: FlowContext; readonly event: FlowEvent | InitEvent }
type InitEvent = { readonly type: 'xstate.init'; readonly input: MachineInput }

export function say(step: string, variant?: string): object {
  return action(variant === undefined ? { type: 'say', step } : { type: 'say', step, variant })
}

export function action(params: MachineAction): object {
  return { type: params.type, params }
}

export function mode(step: string, name: Mode): string {
  return `#flow.${step}.${name}`
}

export function to(step: string): string {
  return `#flow.${step}`
}
