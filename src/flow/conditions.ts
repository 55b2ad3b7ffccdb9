import { Environment } from '@marcbachmann/cel-js'

/** What a condition can look at. */
export type ConditionValues = {
  readonly contact: { readonly name: string; readonly status: string; readonly consented: boolean }
  readonly figure: Readonly<Record<string, FigureValues>>
  readonly answer: Readonly<Record<string, string | number>>
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
}

export type Condition = {
  /** The figures it looks at. */
  readonly figures: readonly string[]
  holds(values: ConditionValues): boolean
}

/** Compiles a CEL condition; throws the library's error when it does not parse. */
export function compileCondition(source: string): Condition {
  const evaluate = environment.parse(source)
  const figures = [...source.matchAll(/\bfigure\.(\w+)/g)].map((match) => match[1] ?? '')
  return {
    figures: [...new Set(figures)],
    holds: (values) => evaluate(values as unknown as Record<string, unknown>) === true,
  }
}

const environment = new Environment({ limits: { maxAstNodes: 500, maxDepth: 50 } })
  .registerVariable('contact', 'map')
  .registerVariable('figure', 'map')
  .registerVariable('answer', 'map')
