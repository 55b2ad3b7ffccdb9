import type { Answer, FlowContext, FlowEvent, MachineStep, Mode, Pending } from '../machine.ts'
import type { AskStep, FlowScript } from '../schema.ts'

/* What can happen to a run that waits: everything a person can mean, and every timer. */

/** One thing that can happen; `name` is an attribute of the message `input` in check.ftl. */
export type Input = {
  readonly name: string
  readonly choice?: string
  readonly event: Meant
  /** A person does it: she must be answered. */
  readonly isPersonal: boolean
}

/** Where a run waits: a step, and the mode of its question. */
export type Waiting = { readonly step: string; readonly mode?: Mode }

/** Where a state's value is: a step, or a mode of its question. */
export function waitingAt(value: MachineStep['value']): Waiting {
  if (typeof value === 'string') return { step: value }
  const [[step, mode] = ['']] = Object.entries(value)
  return { step, mode: mode as Mode }
}

/** Everything that can happen while a run waits; `timers` are the events that time would bring. */
export function inputsAt(
  { step, mode }: Waiting,
  script: FlowScript,
  timers: readonly string[],
): readonly Input[] {
  const definition = script.steps[step]
  const time = timers.map((type): Input => {
    const name = definition && 'wait' in definition ? 'time' : 'silence'
    return { name, event: { type } as unknown as Meant, isPersonal: false }
  })
  if (definition && 'start' in definition) {
    return [{ name: 'returned', event: { type: 'returned' }, isPersonal: false }]
  }
  if (!definition || !('ask' in definition)) return time
  const answers = answersTo(definition, numbersFor(step, definition, script))
  return [...answers.map(personal), ...inMode(mode), ...time]
}

/**
 * Who has begun to fail goes on failing, gives one answer or falls silent: everything else is tried by who has not.
 * Keeps an exploration from crossing what has nothing to do with each other.
 */
export function goingOn(inputs: readonly Input[], { tries, asks }: FlowContext): readonly Input[] {
  if (tries === 0 && asks === 0) return inputs
  const failing = tries > 0 ? FAILING : ASKING
  const answer = inputs.find(({ name }) => name === 'answer' || name === 'choice')
  return inputs.filter((input) => input === answer || failing.has(input.name) || !input.isPersonal)
}

const FAILING: ReadonlySet<string> = new Set(['unclear', 'invalid'])
const ASKING: ReadonlySet<string> = new Set(['candidates', 'chosen', 'no'])

/** An event before the facts are added to it. */
export type Meant = FlowEvent extends infer Each
  ? Each extends FlowEvent
    ? Omit<Each, 'facts'>
    : never
  : never

type Said = { readonly name: string; readonly choice?: string; readonly event: Meant }

function personal(said: Said): Input {
  return { ...said, isPersonal: true }
}

function answersTo(
  { ask, choices, ...step }: AskStep,
  numbers: readonly number[],
): readonly Said[] {
  const unclear: Said = { name: 'unclear', event: { type: 'unclear' } }
  if (ask === 'choice' || ask === 'yes-no') {
    const keys = Object.keys(choices ?? {})
    const options = step.options === 'told' ? ['x/2026-W47'] : ['es']
    const picked = (keys.length > 0 ? keys : options).map((choice): Said => {
      return { name: 'choice', choice, event: { type: 'picked', choice } }
    })
    return [...picked, unclear]
  }
  const given = (value: string | number, unusual = false): Said => {
    return { name: 'answer', event: { type: 'given', answer: answerOf(value, ask), unusual } }
  }
  if (ask === 'text') {
    const long: Said = { ...given('x'.repeat(400)), name: 'invalid' }
    return [given('x'), ...(step.validate === undefined ? [] : [long]), MISSING, unclear]
  }
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
    MISSING,
    { name: 'refused', event: { type: 'refused', raw: 'x' } },
    unclear,
  ]
}

function inMode(mode: Mode | undefined): readonly Input[] {
  const meant: readonly Said[] =
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
  return meant.map(personal)
}

const MISSING: Said = { name: 'missing', event: { type: 'missing', raw: 'x' } }

const CANDIDATES: Pending = { type: 'choose', raw: 'x', why: 'range', candidates: [45_000, 90_000] }

function answerOf(value: string | number, ask: AskStep['ask']): Answer {
  const raw = String(value)
  if (ask !== 'money' || typeof value === 'string') return { value, raw }
  const figure = { minor: value * 100, raw, rule: 'explored', approximate: false }
  return { value, raw, figure }
}

/** An ordinary number, and those on both sides of every number that conditions compare this answer with. */
function numbersFor(
  name: string,
  { validate = '', save = '' }: AskStep,
  script: FlowScript,
): readonly number[] {
  const sources = conditionsIn(script).filter((source) => source.includes(`answer.${name}`))
  const compared = [validate, ...sources].flatMap((source) =>
    [...source.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?/g)].map(Number),
  )
  const isLookedAt = conditionsIn(script).some((source) => source.includes(`figure.${save}`))
  const around = compared.flatMap((one) => [one - 1, one, one + 1])
  const numbers = [...new Set([450, ...(isLookedAt ? [0] : []), ...around])]
  return numbers.filter((one) => one >= 0).slice(0, MOST_NUMBERS)
}

const MOST_NUMBERS = 8

function conditionsIn({ steps }: FlowScript): readonly string[] {
  return Object.values(steps).flatMap((step) => {
    if ('when' in step) return step.when.flatMap((branch) => branch.if ?? [])
    return 'ask' in step ? [step['skip-if'] ?? ''] : []
  })
}

/** What of a run makes a difference to what can happen next. */
export function memoryOf(context: FlowContext, relevant: ReadonlySet<string>): unknown {
  const { answers, recorded, tries, asks, pending } = context
  const kept = Object.entries(answers).filter(([name]) => relevant.has(name))
  const figures = relevant.has('figure') ? recorded : {}
  return [kept, figures, tries, asks, pending?.type]
}
