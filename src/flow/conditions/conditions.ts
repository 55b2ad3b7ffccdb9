import { Environment, parse } from '@marcbachmann/cel-js'
import { nodeOf, nodesIn, type ConditionNode } from './tree.ts'

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
  readonly told: {
    /** There is a figure that she told last. */
    readonly recorded: boolean
    /** She told another within minutes of it. */
    readonly several: boolean
    /** The figure in hand is a count, not money. */
    readonly count: boolean
  }
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
  /** Weeks since the last one on record, or since she accepted: 0 is the run's own week, 2 is one week missed before it. */
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

/** A condition as a tree; undefined where it cannot be parsed. */
export function treeOf(source: string): ConditionNode | undefined {
  try {
    return nodeOf(parse(source).ast)
  } catch {
    return undefined
  }
}

/** What a condition may look at in one flow: which figures there are, and the kind of each answer. */
export type ConditionScope = {
  readonly figures: readonly string[]
  readonly answers: Readonly<Record<string, 'string' | 'double'>>
  /** The type of `value`, inside `validate`. */
  readonly value?: 'string' | 'double'
}

/** What is wrong with a condition. */
export type ConditionProblem =
  /** It cannot be parsed; `at` is what stands where it breaks off, empty at the end. */
  | { readonly type: 'unreadable'; readonly at: string }
  /** It names what there is not: `figure.sals`, with the names that could stand there. */
  | { readonly type: 'unknown'; readonly name: string; readonly known: readonly string[] }
  /** It compares or uses what does not go together; `at` is that part. */
  | { readonly type: 'mismatch'; readonly at: string }
  /** It calls what is no function. */
  | { readonly type: 'no-function'; readonly name: string }
  /** It is a value and not true or false. */
  | { readonly type: 'no-condition' }

/**
 * What is wrong with a condition, or undefined: it must parse, name what there is, compare like with like, be true or
 * false.
 */
export function checkCondition(
  source: string,
  scope: ConditionScope,
): ConditionProblem | undefined {
  let environment = environments.get(scope)
  if (!environment) environments.set(scope, (environment = typed(scope)))
  const result = environment.check(source)
  if (result.valid) return result.type === 'bool' ? undefined : { type: 'no-condition' }
  const { name, code = '', range } = result.error ?? {}
  const at = range ? source.slice(range.start, range.end) : ''
  if (name === 'ParseError' || code === 'limit_exceeded') return { type: 'unreadable', at }
  const stranger = code === 'no_matching_overload' ? strangerIn(source) : undefined
  if (stranger !== undefined) return { type: 'no-function', name: stranger }
  if (code === 'unknown_variable') return { type: 'unknown', name: at, known: VALUE_NAMES }
  if (code === 'no_such_key') {
    const path = /[\w.]*$/.exec(source.slice(0, range?.end))?.[0] ?? at
    return { type: 'unknown', name: path, known: namesUnder(path, scope) }
  }
  return { type: 'mismatch', at }
}

/** A function that there is not. */
function strangerIn(source: string): string | undefined {
  const tree = treeOf(source)
  const called = (tree ? nodesIn(tree) : []).flatMap((node) =>
    node.type === 'call' ? [node.name] : [],
  )
  return called.find((name) => !FUNCTIONS.includes(name))
}

/** The functions that authors use. */
export const FUNCTIONS: readonly string[] = [
  'size',
  'has',
  'matches',
  'contains',
  'startsWith',
  'endsWith',
  'exists',
  'all',
  'filter',
  'map',
  'int',
  'double',
  'string',
  'lowerAscii',
  'upperAscii',
  'trim',
]

/** A flow's conditions share their scope. */
const environments = new WeakMap<ConditionScope, Environment>()

const VALUE_NAMES = [
  'contact',
  'programme',
  'cohort',
  'module',
  'week',
  'figure',
  'told',
  'answer',
  'value',
] as const

/** What can stand where the last part of `figure.sales.chnge` does. */
function namesUnder(path: string, scope: ConditionScope): readonly string[] {
  const [root = '', ...rest] = path.split('.')
  if (root === 'answer') return Object.keys(scope.answers).map((each) => `answer.${each}`)
  if (root !== 'figure') return Object.keys(FIELDS[root] ?? {}).map((each) => `${root}.${each}`)
  if (rest.length < 2) return scope.figures.map((each) => `figure.${each}`)
  return Object.keys(FIGURE_FIELDS).map((each) => `figure.${rest[0]}.${each}`)
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
  .registerVariable('told', 'map')
  .registerVariable('answer', 'map')
  .registerVariable('value', 'dyn')

/** What is known of a figure, with its types. */
export const FIGURE_FIELDS = {
  recorded: 'bool',
  last: 'double',
  previous: 'double',
  best: 'double',
  change: 'double',
  streak: 'double',
  since: 'double',
  series: 'list<double>',
}

/** What else a condition can look at, with its types. */
export const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contact: {
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
  programme: { name: 'string', title: 'string', organisation: 'string' },
  cohort: { name: 'string' },
  module: { last: 'string', next: 'string' },
  told: { recorded: 'bool', several: 'bool', count: 'bool' },
}

/** The same names with their types, for the check. */
function typed({ figures, answers, value }: ConditionScope): Environment {
  const environment = base()
  for (const [name, schema] of Object.entries(FIELDS))
    environment.registerVariable({ name, schema })
  environment
    .registerVariable('week', 'string')
    .registerVariable({
      name: 'figure',
      schema: Object.fromEntries(figures.map((each) => [each, FIGURE_FIELDS])),
    })
    .registerVariable({ name: 'answer', schema: { ...answers } })
  return value === undefined ? environment : environment.registerVariable('value', value)
}
