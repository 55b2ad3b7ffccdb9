import { assign } from 'xstate'
import type { Answer, FlowContext, Pending } from './machine.ts'
import { milliseconds, type AskStep, type ContactField, type FlowScript } from './schema.ts'
import { action, dynamicAction, guard, mode, say, to, type Scope } from './states.ts'

/**
 * A question is a state with a mode (asking, choosing, confirming) inside, so that its nudges and expiry (`after`) keep
 * running while the mode changes. The gate before them passes a question over that is not needed.
 */
export function questionState(name: string, step: AskStep): object {
  const skipIf = step['skip-if']
  const skip =
    skipIf === undefined ? [] : [{ guard: guard(skipIf), target: to(step.next ?? 'end') }]
  const ask = [
    assign({ tries: 0, asks: 0, tried: false, pending: undefined }),
    action({ type: 'ask', step: name }),
  ]
  return {
    initial: 'gate',
    after: timersOf(name, step),
    states: {
      gate: { always: [...skip, { target: mode(name, 'asking'), actions: ask }] },
      ...modesOf(name, step),
    },
  }
}

function timersOf(name: string, step: AskStep): Record<string, object> {
  const timers: Record<string, object> = {}
  for (const nudge of step.nudge) timers[milliseconds(nudge)] = { actions: say(name, 'nudge') }
  if (step.expire) timers[milliseconds(step.expire.after)] = { target: to(step.expire.to) }
  return timers
}

function modesOf(name: string, step: AskStep): Record<string, object> {
  const answers = {
    given: given(name, step),
    picked: picked(name, step),
    candidates: candidates(name, step),
    missing: unanswered(name, step),
    refused: { target: to(step.next ?? 'end'), actions: missing(name, step, 'refused') },
    unclear: failed(name, step, 'retry'),
  }
  const again = {
    target: mode(name, 'asking'),
    actions: [assign({ pending: undefined }), say(name, 'again')],
  }
  const accepted = { target: to(step.next ?? 'end'), actions: accept(name, step, true) }
  return {
    asking: { on: answers },
    choosing: {
      entry: say(name, 'choose'),
      on: { ...answers, unclear: failed(name, step, 'choose'), chosen: accepted, no: again },
    },
    confirming: {
      entry: say(name, 'confirm'),
      // what is asked again is what a "sí" would mean
      on: { ...answers, unclear: failed(name, step, 'confirm'), yes: accepted, no: again },
    },
  }
}

/** She has no answer. No words to a free question lead on at once; an amount that is not known yet may still come. */
function unanswered(name: string, step: AskStep): object {
  if (step.ask === 'text') return { target: to(step.otherwise) }
  return {
    ...(step.unknown === undefined ? {} : { target: to(step.unknown) }),
    actions: missing(name, step, 'later'),
  }
}

/** A usable answer: refused by `validate`, held for a yes, or accepted. */
function given(name: string, step: AskStep): readonly object[] {
  const { confirm, validate } = step
  const isValid =
    validate === undefined
      ? undefined
      : guard(validate, ({ event }) => (event.type === 'given' ? event.answer.value : undefined))
  const refuse = isValid ? failed(name, step, 'invalid', (scope) => !isValid(scope)) : []
  const hold = {
    guard: ({ event }: Scope) =>
      event.type === 'given' && (confirm === 'always' || (confirm === 'unusual' && event.unusual)),
    target: mode(name, 'confirming'),
    reenter: true,
    actions: assign(({ event }: Scope) =>
      event.type === 'given'
        ? { tried: true, pending: { type: 'confirm', answer: event.answer } satisfies Pending }
        : {},
    ),
  }
  return [...refuse, hold, { target: to(step.next ?? 'end'), actions: accept(name, step, false) }]
}

/** One of the choices: each leads its own way. */
function picked(name: string, step: AskStep): readonly object[] {
  if (step.options) return pickedOption(name, step)
  return Object.entries(step.choices ?? {}).map(([choice, target]) => ({
    target: to(target),
    guard: ({ event }: Scope) => event.type === 'picked' && event.choice === choice,
    actions: [
      assign(({ context }: Scope) => ({ answers: { ...context.answers, [name]: choice } })),
      ...(step.consent && choice === 'yes' ? [action({ type: 'consent', step: name })] : []),
      ...keepField(name, step),
    ],
  }))
}

/** One of the options that the programme, or what she told, lists: all lead to `next`. */
function pickedOption(name: string, step: AskStep): readonly object[] {
  const keep = assign(({ context, event }: Scope) => {
    if (event.type !== 'picked') return {}
    const answers = { ...context.answers, [name]: event.choice }
    if (step.options !== 'told') return { answers }
    const [figure = '', week = context.week] = event.choice.split('/')
    return { answers, figure, week }
  })
  return [{ target: to(step.next ?? 'end'), actions: [keep, ...keepField(name, step)] }]
}

/** Amounts to choose from are offered three times at the most; then it counts as not understood. */
function candidates(name: string, step: AskStep): readonly object[] {
  return [
    { guard: ({ context }: Scope) => context.asks >= 3, target: to(step.otherwise) },
    {
      target: mode(name, 'choosing'),
      reenter: true,
      actions: assign(({ context, event }: Scope) =>
        event.type === 'candidates'
          ? { tried: true, pending: event.pending, asks: context.asks + 1 }
          : {},
      ),
    },
  ]
}

/** A failed answer: the last one that is allowed leads on, the ones before it ask again. */
function failed(
  name: string,
  step: AskStep,
  variant: string,
  holds: (scope: Scope) => boolean = () => true,
): readonly object[] {
  return [
    {
      guard: (scope: Scope) => holds(scope) && scope.context.tries + 1 >= step.retry,
      target: to(step.otherwise),
    },
    {
      guard: holds,
      actions: [
        assign({ tries: ({ context }: Scope) => context.tries + 1, tried: true }),
        say(name, variant),
      ],
    },
  ]
}

function accept(name: string, step: AskStep, confirmed: boolean): readonly object[] {
  const figure = (context: FlowContext) => savedFigure(step, context) ?? ''
  const record = dynamicAction('record', ({ context, event }) => ({
    figure: figure(context),
    answer: figureOf(context, event),
    confirmed,
  }))
  const keep = assign(({ context, event }: Scope) => {
    const { value } = acceptedAnswer(context, event)
    const answers = { ...context.answers, [name]: value }
    if (!isFigure(step)) return { answers, pending: undefined }
    const { minor } = figureOf(context, event)
    const recorded = { ...context.recorded, [figure(context)]: minor }
    return { answers, recorded, pending: undefined }
  })
  return [
    ...(isFigure(step) ? [record, keep] : [keep, ...keepField(name, step)]),
    say(name, 'saved'),
  ]
}

/** Keeps the answer in a field of the contact, where the question says so. */
function keepField(name: string, step: AskStep): readonly object[] {
  const { save } = step
  if (!save?.startsWith('contact.')) return []
  const field = save.replace('contact.', '') as ContactField
  return [
    dynamicAction('setField', ({ context }) => ({
      field,
      value: String(context.answers[name] ?? ''),
    })),
  ]
}

/** Whether the answer is kept as a figure of the programme. */
export function isFigure({ save, ask }: AskStep): boolean {
  return save !== undefined && !save.startsWith('contact.') && (ask === 'money' || ask === 'number')
}

/** Stands for the figure she told last where a question says what it is about. */
export const LAST_TOLD = 'last-told'

/** The figure that an answer is kept as in this run. */
export function savedFigure({ save }: AskStep, { figure }: FlowContext): string | undefined {
  return save === LAST_TOLD ? figure : save
}

/** The figure a flow asks for first: the one it is about. */
export function figureAsked({ steps }: FlowScript): string | undefined {
  return figuresAsked(steps)[0]?.save
}

/** The figure that an amount belongs to which comes after the flow is over: that of a flow with one question of money. */
export function lateFigure({ week, steps }: FlowScript): string | undefined {
  const money = figuresAsked(steps).filter(({ ask }) => ask === 'money')
  return week === 'asked' && money.length === 1 ? money[0]?.save : undefined
}

function figuresAsked(steps: FlowScript['steps']): readonly AskStep[] {
  return Object.values(steps).filter((step) => 'ask' in step && isFigure(step)) as AskStep[]
}

function acceptedAnswer(context: FlowContext, event: Scope['event']): Answer {
  if (event.type === 'given' || event.type === 'chosen') return event.answer
  if (context.pending?.type === 'confirm') return context.pending.answer
  throw new Error(`an answer was accepted on '${event.type}' with nothing to accept`)
}

function figureOf(context: FlowContext, event: Scope['event']) {
  const { figure, value, raw } = acceptedAnswer(context, event)
  return (
    figure ?? { minor: Math.round(Number(value) * 100), raw, rule: 'number', approximate: false }
  )
}

function missing(name: string, step: AskStep, variant: string): readonly object[] {
  const record = dynamicAction('recordMissing', ({ context, event }) => ({
    figure: savedFigure(step, context) ?? '',
    raw: event.type === 'missing' || event.type === 'refused' ? event.raw : '',
  }))
  return isFigure(step) ? [record, say(name, variant)] : [say(name, variant)]
}
