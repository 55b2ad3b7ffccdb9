import { assign } from 'xstate'
import type { FigureAnswer } from '../model/figure.ts'
import type { FlowContext, MachineAction, Pending } from './machine.ts'
import { milliseconds, type AskStep } from './schema.ts'
import { action, mode, say, to, type Scope } from './states.ts'

/**
 * A question is a state with a mode (asking, choosing, confirming) inside, so that its nudges and expiry (`after`) keep
 * running while the mode changes.
 */
export function questionState(name: string, step: AskStep): object {
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
  const again = {
    target: mode(name, 'asking'),
    actions: [assign({ pending: undefined }), say(name, 'again')],
  }
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
