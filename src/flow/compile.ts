import { assign } from 'xstate'
import { nextLocal } from '../calendar/next-local.ts'
import { WEEKDAYS } from '../model/weekday.ts'
import { FlowMachine, type MachineInput } from './machine.ts'
import { questionState } from './question.ts'
import {
  milliseconds,
  type AlertStep,
  type FlowScript,
  type RecordStep,
  type SayStep,
  type SetStep,
  type StartStep,
  type Step,
  type WaitStep,
  type WhenStep,
} from './schema.ts'
import { action, dynamicAction, factsOf, guard, say, to, type Scope } from './states.ts'

/* A flow's steps become the states of an XState machine. The machine does nothing itself: its actions are the names of
 * effects (MachineAction), which conversation/talk.ts turns into a decision. */

/** The machine of a flow whose targets have been checked; throws when a condition does not parse. */
export function compileMachine(script: FlowScript): FlowMachine {
  const states: Record<string, object> = { end: { type: 'final' } }
  const delays: Record<string, (scope: Scope) => number> = {}
  for (const [name, step] of Object.entries(script.steps)) {
    states[name] = stateOf(name, step)
    if ('wait' in step) delays[delayName(name)] = (scope) => waitOf(step, scope)
  }
  const config = {
    id: 'flow',
    initial: script.start,
    context: ({ input }: { input: MachineInput }) => ({
      week: input.week,
      ...(input.figure === undefined ? {} : { figure: input.figure }),
      ...(input.named === undefined ? {} : { named: input.named }),
      answers: input.answers ?? {},
      recorded: input.recorded ?? {},
      tries: 0,
      asks: 0,
    }),
    states,
  }
  return new FlowMachine(config, { delays })
}

function stateOf(name: string, step: Step): object {
  if ('ask' in step) return questionState(name, step)
  if ('when' in step) return whenState(step)
  if ('set' in step) return setState(name, step)
  if ('record' in step) return recordState(name, step)
  if ('alert' in step) return alertState(name, step)
  if ('start' in step) return startState(step)
  if ('wait' in step) return waitState(name, step)
  return sayState(name, step)
}

function sayState(name: string, step: SayStep): object {
  return { entry: say(name), always: to(step.next) }
}

function alertState(name: string, step: AlertStep): object {
  return {
    entry: [
      action({ type: 'alert', to: step.alert, reason: step.reason }),
      ...(step.quiet ? [] : [say(name)]),
    ],
    always: to(step.next),
  }
}

function setState(name: string, step: SetStep): object {
  const changes = Object.entries(step.set).map(([key, value]) => {
    const field = key.replace('contact.', '')
    const written = ({ context }: Scope) =>
      typeof value === 'object' ? String(context.answers[value.from] ?? '') : String(value)
    if (field === 'status')
      return dynamicAction('setStatus', (scope) => ({ status: written(scope) }))
    return dynamicAction('setField', (scope) => ({ field: field as never, value: written(scope) }))
  })
  return { entry: [...changes, say(name)], always: to(step.next) }
}

function recordState(name: string, step: RecordStep): object {
  const record = dynamicAction('record', ({ context }) => {
    const answer = {
      minor: context.recorded[step.record] ?? 0,
      raw: String(context.answers[step.value] ?? ''),
      rule: 'recorded-answer',
      approximate: false,
    }
    return { figure: step.record, answer, confirmed: true }
  })
  const count = assign((scope: Scope) => ({
    recorded: { ...scope.context.recorded, [step.record]: recordedMinor(step, scope) },
  }))
  return { entry: [count, record, say(name)], always: to(step.next) }
}

function recordedMinor({ record, value, add }: RecordStep, scope: Scope): number {
  const { week, answers } = scope.context
  const minor = Math.round(Number(answers[value] ?? 0) * 100)
  if (!add) return minor
  const present = factsOf(scope).figures.find(
    (past) => past.figure === record && past.week === week,
  )
  return minor + (present?.minor ?? 0)
}

function whenState(step: WhenStep): object {
  return {
    always: step.when.map((branch) =>
      branch.if === undefined
        ? { target: to(branch.to) }
        : { target: to(branch.to), guard: guard(branch.if) },
    ),
  }
}

function startState(step: StartStep): object {
  return {
    entry: action({ type: 'start', flow: step.start }),
    on: { returned: to(step.next) },
  }
}

function waitState(name: string, step: WaitStep): object {
  return { entry: say(name), after: { [delayName(name)]: { target: to(step.next) } } }
}

function delayName(step: string): string {
  return `wait-${step}`
}

/** Milliseconds until a wait is over; a module that is not planned is waited for a day, and looked at again. */
function waitOf({ wait }: WaitStep, scope: Scope): number {
  if (typeof wait === 'string') return milliseconds(wait)
  const { now, zone, nextModule } = factsOf(scope)
  if ('weekday' in wait) {
    return nextLocal({ weekday: WEEKDAYS.indexOf(wait.weekday) + 1, at: wait.at }, now, zone) - now
  }
  if (nextModule === undefined) return milliseconds('1d')
  return Math.max(0, nextLocal({ date: nextModule, days: wait.days, at: wait.at }, now, zone) - now)
}
