import { Environment } from '@marcbachmann/cel-js'

/** What a condition can look at. */
export type ConditionValues = {
  readonly contact: ContactValues
  readonly programme: {
    readonly name: string
    readonly title: string
    readonly organisation: string
  }
  readonly cohort: { readonly name: string }
  readonly module: { readonly last: string; readonly next: string }
  /** ISO week of the run, `2026-W48`. */
  readonly week: string
  readonly figure: Readonly<Record<string, FigureValues>>
  readonly answer: Readonly<Record<string, string | number>>
  /** The answer being validated. */
  readonly value?: string | number
}

export type ContactValues = {
  readonly name: string
  readonly trainer: string
  readonly language: string
  readonly goal: string
  readonly hour: string
  readonly step: string
  readonly audio: boolean
  readonly paused: boolean
  readonly status: string
  readonly consented: boolean
}

/** A weekly figure as conditions see it: amounts in whole units; zero where there is none (see `recorded`). */
export type FigureValues = {
  readonly recorded: boolean
  readonly last: number
  readonly previous: number
  readonly best: number
  /** Change of the last against the one before it: -0.4 is 40 % less. */
  readonly change: number
  /** Weeks answered in a row, the last included. */
  readonly streak: number
  /** Weeks since the last one on record: 0 is the run's own week, 2 is one week missed before it. */
  readonly since: number
  /** Amounts, the latest first. */
  readonly series: readonly number[]
}

export type Condition = {
  /** The figures it looks at. */
  readonly figures: readonly string[]
  holds(values: ConditionValues): boolean
}

/** Compiles a CEL condition; throws the library's error when it does not parse. */
export function compileCondition(source: string): Condition {
  const evaluate = untyped.parse(source)
  return {
    figures: figuresIn(source),
    holds: (values) => evaluate(values) === true,
  }
}

/** What a condition may look at in one flow: which figures there are, and the kind of each answer. */
export type ConditionScope = {
  readonly figures: readonly string[]
  readonly answers: Readonly<Record<string, 'string' | 'double'>>
  /** The type of `value`, inside `validate`. */
  readonly value?: 'string' | 'double'
}

/** What is wrong with a condition, or undefined: it must parse, name what there is, compare like with like, be true or false. */
export function checkCondition(source: string, scope: ConditionScope): string | undefined {
  const result = typed(scope).check(source)
  if (!result.valid) return (result.error?.message ?? 'it cannot be read').split('\n')[0]
  if (result.type !== 'bool') return `it gives a ${result.type}, not true or false`
  return undefined
}

/** The figures a condition names. */
export function figuresIn(source: string): readonly string[] {
  return [...new Set([...source.matchAll(/\bfigure\.(\w+)/g)].map((match) => match[1] ?? ''))]
}

const LIMITS = { limits: { maxAstNodes: 500, maxDepth: 50 } }

/** CEL compares 2.0 with 2 in order but not for equality; authors write whole numbers and mean both. */
function base(): Environment {
  return new Environment(LIMITS).registerOperator(
    'double == int',
    (left: number, right: bigint) => left === Number(right),
  )
}

const untyped = base()
  .registerVariable('contact', 'map')
  .registerVariable('programme', 'map')
  .registerVariable('cohort', 'map')
  .registerVariable('module', 'map')
  .registerVariable('week', 'string')
  .registerVariable('figure', 'map')
  .registerVariable('answer', 'map')
  .registerVariable('value', 'dyn')

const FIGURE_FIELDS = {
  recorded: 'bool',
  last: 'double',
  previous: 'double',
  best: 'double',
  change: 'double',
  streak: 'double',
  since: 'double',
  series: 'list<double>',
}

/** The same names with their types, for the check. */
function typed({ figures, answers, value }: ConditionScope): Environment {
  const environment = base()
    .registerVariable({
      name: 'contact',
      schema: {
        name: 'string',
        trainer: 'string',
        language: 'string',
        goal: 'string',
        hour: 'string',
        step: 'string',
        audio: 'bool',
        paused: 'bool',
        status: 'string',
        consented: 'bool',
      },
    })
    .registerVariable({
      name: 'programme',
      schema: { name: 'string', title: 'string', organisation: 'string' },
    })
    .registerVariable({ name: 'cohort', schema: { name: 'string' } })
    .registerVariable({ name: 'module', schema: { last: 'string', next: 'string' } })
    .registerVariable('week', 'string')
    .registerVariable({
      name: 'figure',
      schema: Object.fromEntries(figures.map((each) => [each, FIGURE_FIELDS])),
    })
    .registerVariable({ name: 'answer', schema: { ...answers } })
  return value === undefined ? environment : environment.registerVariable('value', value)
}
