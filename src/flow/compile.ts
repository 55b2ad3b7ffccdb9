import { assign, createMachine, type AnyStateMachine } from 'xstate'
import type { FigureAnswer, PastFigure } from '../model/figure.ts'
import { compileCondition, type ConditionValues } from './conditions.ts'
import {
  milliseconds,
  type AlertStep,
  type AskStep,
  type FlowScript,
  type SayStep,
  type SetStep,
  type Step,
  type WhenStep,
} from './schema.ts'
import { figureValues } from './values.ts'

/* A flow's steps become the states of an XState machine. A question is a state with a mode (asking, choosing,
 * confirming) inside, so that its nudges and expiry (`after`) keep running while the mode changes. The machine does
 * nothing itself: its actions are the names of effects, which conversation/step.ts reads from `transition()`. */

/** What one run of a flow remembers; JSON. */
export type FlowContext = {
  /** The week its figures belong to. */
  readonly week: string
  readonly answers: Readonly<Record<string, string | number>>
  /** Amounts recorded in this run, minor units, by figure. */
  readonly recorded: Readonly<Record<string, number>>
  readonly tries: number
  readonly pending?: Pending
}

/** An answer that waits for her yes, or the amounts she can choose from. */
export type Pending =
  | { readonly type: 'confirm'; readonly answer: FigureAnswer }
  | {
      readonly type: 'choose'
      readonly raw: string
      readonly why: string
      readonly candidates: readonly number[]
      readonly parts?: readonly number[]
    }

/** What a person's words (or time) mean to the question that is open. */
export type FlowEvent = { readonly facts: MachineFacts } & (
  | { readonly type: 'amount'; readonly answer: FigureAnswer; readonly unusual: boolean }
  | { readonly type: 'candidates'; readonly pending: Pending }
  | { readonly type: 'missing'; readonly why: string; readonly raw: string }
  | { readonly type: 'refused'; readonly raw: string }
  | { readonly type: 'chosen'; readonly answer: FigureAnswer }
  | { readonly type: 'picked'; readonly choice: string; readonly label: string }
  | { readonly type: 'written'; readonly text: string }
  | { readonly type: 'yes' }
  | { readonly type: 'no' }
  | { readonly type: 'unclear'; readonly raw: string }
)

/** What guards can look at beside the run itself. */
export type MachineFacts = {
  readonly contact: ConditionValues['contact']
  readonly figures: readonly PastFigure[]
}

export type MachineInput = { readonly week: string; readonly facts: MachineFacts }

/** The modes of a question. */
export type Mode = 'asking' | 'choosing' | 'confirming'

/** What a machine asks for; the parameters of its actions. */
export type MachineAction =
  | { readonly type: 'say'; readonly step: string; readonly variant?: string }
  | { readonly type: 'ask'; readonly step: string }
  | {
      readonly type: 'record'
      readonly figure: string
      readonly answer: FigureAnswer
      readonly confirmed: boolean
    }
  | { readonly type: 'recordMissing'; readonly figure: string; readonly raw: string }
  | { readonly type: 'saveName'; readonly name: string }
  | { readonly type: 'consent'; readonly step: string }
  | { readonly type: 'setStatus'; readonly status: SetStep['set']['contact.status'] }
  | { readonly type: 'alert'; readonly reason: string }

type Scope = { readonly context: FlowContext; readonly event: FlowEvent | InitEvent }
type InitEvent = { readonly type: 'xstate.init'; readonly input: MachineInput }

/** The machine of a flow whose targets have been checked; throws when a condition does not parse. */
export function compileMachine(script: FlowScript): AnyStateMachine {
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
  return createMachine(config as Parameters<typeof createMachine>[0])
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

function questionState(name: string, step: AskStep): object {
  return {
    initial: 'asking',
    entry: [assign({ tries: 0, pending: undefined }), action({ type: 'ask', step: name })],
    after: timersOf(name, step),
    states:
      step.ask === 'money' ? moneyModes(name, step) : { asking: { on: simpleAnswers(name, step) } },
  }
}

function timersOf(name: string, step: AskStep): Record<string, object> {
  const timers: Record<string, object> = {}
  for (const nudge of step.nudge) timers[milliseconds(nudge)] = { actions: say(name, 'nudge') }
  if (step.expire) timers[milliseconds(step.expire.after)] = { target: `#flow.${step.expire.to}` }
  return timers
}

function simpleAnswers(name: string, step: AskStep): Record<string, object> {
  const picks = Object.entries(step.choices ?? {}).map(([choice, target]) => ({
    target: to(target),
    guard: ({ event }: Scope) => event.type === 'picked' && event.choice === choice,
    actions: [
      keepAnswer(name, (event) => (event.type === 'picked' ? event.choice : '')),
      ...(step.consent && choice === 'yes' ? [action({ type: 'consent', step: name })] : []),
    ],
  }))
  const written = {
    target: to(step.next ?? 'end'),
    actions: [
      keepAnswer(name, (event) => (event.type === 'written' ? event.text : '')),
      ...(step.save === 'contact.name' ? [saveName] : []),
    ],
  }
  return { picked: picks as unknown as object, written, unclear: unclear(name, step) }
}

function moneyModes(name: string, step: AskStep): Record<string, object> {
  const always = step.confirm === 'always'
  const never = step.confirm === 'never'
  const amount = [
    {
      guard: ({ event }: Scope) => !never && event.type === 'amount' && (always || event.unusual),
      target: mode(name, 'confirming'),
      actions: holdForConfirmation,
    },
    { target: to(step.next ?? 'end'), actions: accept(name, step, false) },
  ]
  const answers = {
    amount,
    candidates: { target: mode(name, 'choosing'), actions: holdCandidates },
    missing: { actions: missing(name, step, 'later') },
    refused: { target: to('end'), actions: missing(name, step, 'refused') },
    unclear: unclear(name, step),
  }
  const again = { target: mode(name, 'asking'), actions: [assign({ pending: undefined }), say(name, 'again')] }
  return {
    asking: { on: answers },
    choosing: {
      entry: say(name, 'choose'),
      on: {
        ...answers,
        chosen: { target: to(step.next ?? 'end'), actions: accept(name, step, true) },
        no: again,
      },
    },
    confirming: {
      entry: say(name, 'confirm'),
      on: {
        ...answers,
        yes: { target: to(step.next ?? 'end'), actions: accept(name, step, true) },
        no: again,
      },
    },
  }
}

/** A failed answer: the last one that is allowed leads on, the ones before it ask again. */
function unclear(name: string, step: AskStep): object {
  return [
    {
      guard: ({ context }: Scope) => context.tries + 1 >= step.retry,
      target: to(step.otherwise),
      actions: assign({ tries: 0 }),
    },
    { actions: [assign({ tries: ({ context }) => context.tries + 1 }), say(name, 'retry')] },
  ]
}

const holdForConfirmation = assign(({ event }: Scope) =>
  event.type === 'amount'
    ? { pending: { type: 'confirm', answer: event.answer } satisfies Pending }
    : {},
)

const holdCandidates = assign(({ event }: Scope) =>
  event.type === 'candidates' ? { pending: event.pending } : {},
)

function accept(name: string, step: AskStep, confirmed: boolean): readonly object[] {
  const figure = step.save ?? name
  return [
    assign(({ context, event }: Scope) => {
      const { minor } = acceptedAnswer(context, event)
      return {
        answers: { ...context.answers, [name]: minor / 100 },
        recorded: { ...context.recorded, [figure]: minor },
      }
    }),
    {
      type: 'record',
      params: ({ context, event }: Scope): MachineAction => ({
        type: 'record',
        figure,
        answer: acceptedAnswer(context, event),
        confirmed,
      }),
    },
    assign({ pending: undefined }),
    say(name, 'saved'),
  ]
}

function acceptedAnswer(context: FlowContext, event: Scope['event']): FigureAnswer {
  if (event.type === 'amount' || event.type === 'chosen') return event.answer
  if (context.pending?.type === 'confirm') return context.pending.answer
  throw new Error(`a figure was accepted on '${event.type}' with nothing to accept`)
}

function missing(name: string, step: AskStep, variant: string): readonly object[] {
  const figure = step.save ?? name
  const record = ({ event }: Scope): MachineAction => ({
    type: 'recordMissing',
    figure,
    raw: event.type === 'missing' || event.type === 'refused' ? event.raw : '',
  })
  return [{ type: 'recordMissing', params: record }, say(name, variant)]
}

function keepAnswer(name: string, pick: (event: Scope['event']) => string) {
  return assign(({ context, event }: Scope) => ({
    answers: { ...context.answers, [name]: pick(event) },
  }))
}

const saveName = {
  type: 'saveName',
  params: ({ event }: Scope): MachineAction => ({
    type: 'saveName',
    name: event.type === 'written' ? event.text : '',
  }),
}

function say(step: string, variant?: string): object {
  return action(variant === undefined ? { type: 'say', step } : { type: 'say', step, variant })
}

function action(params: MachineAction): object {
  return { type: params.type, params }
}

function mode(step: string, name: Mode): string {
  return `#flow.${step}.${name}`
}

function to(step: string): string {
  return `#flow.${step}`
}
