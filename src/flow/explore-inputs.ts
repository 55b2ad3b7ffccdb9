import type {
  Answer,
  FlowContext,
  FlowEvent,
  MachineFacts,
  MachineStep,
  Mode,
  Pending,
} from './machine.ts'
import type { AskStep, FlowScript } from './schema.ts'

/* What can happen to a run that waits: everything a person can mean, and every timer. */

/** One thing that can happen; `name` is an attribute of the message `input` in check.ftl. */
export type Input = {
  readonly name: string
  readonly choice?: string
  readonly event: FlowEvent
  /** A person does it: she must be answered. */
  readonly isPersonal: boolean
}

/** Where a run waits: a step, and the mode of its question. */
export type Waiting = { readonly step: string; readonly mode?: Mode }

export function waitingAt(value: MachineStep['value']): Waiting {
  if (typeof value === 'string') return { step: value }
  const [[step = '', mode] = []] = Object.entries(value)
  return { step, mode: mode as Mode }
}

/** Everything that can happen while a run waits; `timers` are the events that time would bring. */
export function inputsAt(
  { step, mode }: Waiting,
  script: FlowScript,
  timers: readonly string[],
  facts: MachineFacts,
): readonly Input[] {
  const definition = script.steps[step]
  const time = timers.map((type): Input => {
    const name = definition && 'wait' in definition ? 'time' : 'silence'
    return { name, event: { type, facts } as unknown as FlowEvent, isPersonal: false }
  })
  if (definition && 'start' in definition) {
    return [{ name: 'returned', event: { type: 'returned', facts }, isPersonal: false }]
  }
  if (!definition || !('ask' in definition)) return time
  return [
    ...answersTo(definition, valuesFor(script)).map(personal(facts)),
    ...inMode(mode, facts),
    ...time,
  ]
}

type Meant = {
  readonly name: string
  readonly choice?: string
  readonly event: FlowEvent extends infer Each
    ? Each extends FlowEvent
      ? Omit<Each, 'facts'>
      : never
    : never
}

function personal(facts: MachineFacts): (meant: Meant) => Input {
  return ({ name, choice, event }) => {
    const base = { name, event: { ...event, facts } as FlowEvent, isPersonal: true }
    return choice === undefined ? base : { ...base, choice }
  }
}

function answersTo(
  { ask, choices, ...step }: AskStep,
  numbers: readonly number[],
): readonly Meant[] {
  const unclear: Meant = { name: 'unclear', event: { type: 'unclear' } }
  if (ask === 'choice' || ask === 'yes-no') {
    const keys = Object.keys(choices ?? {})
    const picked = (keys.length > 0 ? keys : ['es']).map((choice): Meant => {
      return { name: 'choice', choice, event: { type: 'picked', choice } }
    })
    return [...picked, unclear]
  }
  const given = (value: string | number, unusual = false): Meant => {
    return { name: 'answer', event: { type: 'given', answer: answerOf(value, ask), unusual } }
  }
  if (ask === 'text') return [given('x'), unclear]
  if (ask === 'date') return [given('2026-12-15'), unclear]
  if (ask === 'audio' || ask === 'photo') return [given('file'), unclear]
  if (ask === 'rating') return [1, 3, 5].map((value) => given(value)).concat(unclear)
  const values = numbers.map((value) => given(value))
  if (ask === 'number') return [...values, unclear]
  const unusual = step.confirm === 'never' ? [] : [given(450, true)]
  return [
    ...values,
    ...unusual,
    { name: 'candidates', event: { type: 'candidates', pending: CANDIDATES } },
    { name: 'missing', event: { type: 'missing', raw: 'x' } },
    { name: 'refused', event: { type: 'refused', raw: 'x' } },
    unclear,
  ]
}

function inMode(mode: Mode | undefined, facts: MachineFacts): readonly Input[] {
  const meant: readonly Meant[] =
    mode === 'confirming'
      ? [
          { name: 'yes', event: { type: 'yes' } },
          { name: 'no', event: { type: 'no' } },
        ]
      : mode === 'choosing'
        ? [
            { name: 'chosen', event: { type: 'chosen', answer: answerOf(450, 'money') } },
            { name: 'no', event: { type: 'no' } },
          ]
        : []
  return meant.map(personal(facts))
}

const CANDIDATES: Pending = { type: 'choose', raw: 'x', why: 'range', candidates: [45_000, 90_000] }

function answerOf(value: string | number, ask: AskStep['ask']): Answer {
  const raw = String(value)
  if (ask !== 'money' || typeof value === 'string') return { value, raw }
  const figure = { minor: value * 100, raw, rule: 'explored', approximate: false }
  return { value, raw, figure }
}

/** Numbers on both sides of every number that the conditions of a flow compare an answer with. */
function valuesFor(script: FlowScript): readonly number[] {
  const known = numbersOf.get(script)
  if (known) return known
  const sources = Object.values(script.steps).flatMap((step) => {
    if ('when' in step) return step.when.flatMap((branch) => branch.if ?? [])
    return 'ask' in step ? [step.validate ?? '', step['skip-if'] ?? ''] : []
  })
  const compared = sources
    .filter((source) => /\b(?:answer|value)\b/.test(source))
    .flatMap((source) => [...source.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?/g)].map(Number))
  const numbers = [...new Set([450, 0, ...compared.flatMap((one) => [one - 1, one, one + 1])])]
    .filter((one) => one >= 0)
    .slice(0, 8)
  numbersOf.set(script, numbers)
  return numbers
}

const numbersOf = new WeakMap<FlowScript, readonly number[]>()

/** What of a run makes a difference to what can happen next. */
export function memoryOf(context: FlowContext, relevant: ReadonlySet<string>): unknown {
  const { answers, recorded, tries, asks, pending } = context
  const kept = Object.entries(answers).filter(([name]) => relevant.has(name))
  const figures = relevant.has('figure') ? recorded : {}
  return [kept, figures, tries, asks, pending?.type]
}
