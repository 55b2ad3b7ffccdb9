import { compileCondition, type ConditionValues } from './conditions.ts'
import { FlowMachine, type MachineInput } from './machine.ts'
import { questionState } from './question.ts'
import type { AlertStep, FlowScript, SayStep, SetStep, Step, WhenStep } from './schema.ts'
import { action, say, to, type Scope } from './states.ts'
import { figureValues } from './values.ts'

/* A flow's steps become the states of an XState machine. The machine does nothing itself: its actions are the names of
 * effects (MachineAction), which conversation/talk.ts turns into a decision. */

/** The machine of a flow whose targets have been checked; throws when a condition does not parse. */
export function compileMachine(script: FlowScript): FlowMachine {
  const states: Record<string, object> = { end: { type: 'final' } }
  for (const [name, step] of Object.entries(script.steps)) states[name] = stateOf(name, step)
  const config = {
    id: 'flow',
    initial: script.start,
    context: ({ input }: { input: MachineInput }) => ({
      week: input.week,
      answers: {},
      recorded: {},
      tries: 0,
    }),
    states,
  }
  return new FlowMachine(config)
}

function stateOf(name: string, step: Step): object {
  if ('ask' in step) return questionState(name, step)
  if ('when' in step) return whenState(step)
  if ('set' in step) return setState(name, step)
  if ('alert' in step) return alertState(name, step)
  return sayState(name, step)
}

function sayState(name: string, step: SayStep): object {
  return { entry: say(name), always: to(step.next) }
}

function alertState(name: string, step: AlertStep): object {
  return {
    entry: [action({ type: 'alert', reason: step.reason }), say(name)],
    always: to(step.next),
  }
}

function setState(name: string, step: SetStep): object {
  const status = step.set['contact.status']
  return { entry: [action({ type: 'setStatus', status }), say(name)], always: to(step.next) }
}

function whenState(step: WhenStep): object {
  return {
    always: step.when.map((branch) => {
      if (branch.if === undefined) return { target: to(branch.to) }
      const condition = compileCondition(branch.if)
      return {
        target: to(branch.to),
        guard: (scope: Scope) => condition.holds(valuesOf(scope, condition.figures)),
      }
    }),
  }
}

function valuesOf({ context, event }: Scope, figures: readonly string[]): ConditionValues {
  const facts = event.type === 'xstate.init' ? event.input.facts : event.facts
  const figure = Object.fromEntries(
    figures.map((name) => [
      name,
      figureValues(facts.figures, name, context.week, context.recorded[name]),
    ]),
  )
  return { contact: facts.contact, figure, answer: context.answers }
}
