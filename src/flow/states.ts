import { compileCondition, type ConditionValues } from './conditions/conditions.ts'
import type {
  FlowContext,
  FlowEvent,
  MachineAction,
  MachineFacts,
  MachineInput,
  Mode,
} from './machine.ts'
import { figureValues, toldOf } from './values.ts'

/* What the states of a machine are made of. */

/** What guards, actions and delays see. */
export type Scope = { readonly context: FlowContext; readonly event: FlowEvent | InitEvent }
type InitEvent = { readonly type: 'xstate.init'; readonly input: MachineInput }

export function say(step: string, variant?: string): object {
  return action(variant === undefined ? { type: 'say', step } : { type: 'say', step, variant })
}

export function action(params: MachineAction): object {
  return { type: params.type, params }
}

/** An action whose parameters depend on the run. */
export function dynamicAction<Type extends MachineAction['type']>(
  type: Type,
  params: (scope: Scope) => Omit<Extract<MachineAction, { type: Type }>, 'type'>,
): object {
  return { type, params: (scope: Scope) => ({ type, ...params(scope) }) }
}

export function mode(step: string, name: Mode): string {
  return `#flow.${step}.${name}`
}

/** The target of a transition to a step. */
export function to(step: string): string {
  return `#flow.${step}`
}

/** A guard that holds where the condition does; `value` is the answer being validated. */
export function guard(
  source: string,
  value?: (scope: Scope) => string | number | undefined,
): (scope: Scope) => boolean {
  const condition = compileCondition(source)
  return (scope) => condition.holds(valuesOf(scope, condition.figures, value?.(scope)))
}

export function factsOf({ event }: Scope): MachineFacts {
  return event.type === 'xstate.init' ? event.input.facts : event.facts
}

function valuesOf(
  scope: Scope,
  figures: readonly string[],
  value: string | number | undefined,
): ConditionValues {
  const { context } = scope
  const { contact, programme, cohort, module, figures: past, joinedAt, ...facts } = factsOf(scope)
  const joined = joinedAt === undefined ? undefined : { at: joinedAt, zone: facts.zone }
  const figure = Object.fromEntries(
    figures.map((name) => [
      name,
      figureValues(past, name, context.week, context.recorded[name], joined),
    ]),
  )
  const { week, answers: answer, figure: inHand, named } = context
  const known = named ? toldOf(past, facts.counts, named) : facts.told
  const count = inHand === undefined ? known.count : facts.counts.includes(inHand)
  const told = { ...known, count }
  const base = { contact, programme, cohort, module, week, figure, told, answer }
  return value === undefined ? base : { ...base, value }
}
