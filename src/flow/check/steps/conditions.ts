import {
  checkCondition,
  FUNCTIONS,
  treeOf,
  type ConditionProblem,
  type ConditionScope,
} from '../../conditions/conditions.ts'
import { nodesIn } from '../../conditions/tree.ts'
import { nearest } from '../../nearest.ts'
import type { AskKind, AskStep, Step } from '../../schema.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'
import type { FlowMaterial, Material } from '../material.ts'
import { figuresIn } from './names.ts'

/** A condition of a step, with where it is written. */
export type WrittenCondition = {
  readonly step: string
  readonly source: string
  readonly path: readonly PropertyKey[]
  /** The question whose answer is `value` in it. */
  readonly validates?: AskStep
}

/** Every condition of a flow. */
export function conditionsOf({ steps }: Pick<FlowMaterial, 'steps'>): readonly WrittenCondition[] {
  return [...steps].flatMap(([name, step]) => conditionsOfStep(name, step))
}

function conditionsOfStep(step: string, script: Step): readonly WrittenCondition[] {
  const path = ['steps', step]
  if ('when' in script) {
    return script.when.flatMap(({ if: source }, index) =>
      source === undefined ? [] : [{ step, source, path: [...path, 'when', index, 'if'] }],
    )
  }
  if (!('ask' in script)) return []
  const { validate, 'skip-if': skipIf } = script
  return [
    ...(validate === undefined
      ? []
      : [{ step, source: validate, path: [...path, 'validate'], validates: script }]),
    ...(skipIf === undefined ? [] : [{ step, source: skipIf, path: [...path, 'skip-if'] }]),
  ]
}

/** Every condition parses, names what there is, and compares what can be compared. */
export const conditions: Check = (material) =>
  material.flows.flatMap((flow) => {
    const { yaml, file } = flow
    if (!yaml) return []
    const scope = scopeOf(flow, material)
    return conditionsOf(flow).flatMap((condition): readonly Finding[] => {
      const { source, path, step } = condition
      const { validates } = condition
      const own = validates ? { ...scope, value: typeOf(validates.ask) } : scope
      const problem = checkCondition(source, own) ?? askedInVain(source, own)
      if (!problem) return []
      const found = findingOf(problem, source)
      const values = { step, condition: source, ...found.values }
      return [{ ...found, file, ...yaml.placeOf(path), values }]
    })
  })

/** What `has(…)` asks for though there is no such thing: CEL takes that for a no. */
function askedInVain(source: string, scope: ConditionScope): ConditionProblem | undefined {
  const tree = treeOf(source)
  const asked = (tree ? nodesIn(tree) : []).flatMap((node) => {
    const [thing] = node.type === 'call' && node.name === 'has' ? node.args : []
    return thing?.type === 'name' ? [thing.name] : []
  })
  return asked
    .map((name) => checkCondition(`${name} == ${name}`, scope))
    .find((problem) => problem?.type === 'unknown')
}

/** What the conditions of a flow can look at. */
function scopeOf(flow: FlowMaterial, material: Material): ConditionScope {
  const answers = Object.fromEntries(
    [...flow.steps].flatMap(([name, step]) => ('ask' in step ? [[name, typeOf(step.ask)]] : [])),
  )
  return { figures: figuresIn(material), answers }
}

function typeOf(kind: AskKind): 'double' | 'string' {
  return kind === 'money' || kind === 'number' || kind === 'rating' ? 'double' : 'string'
}

function findingOf(
  problem: ConditionProblem,
  source: string,
): Pick<Finding, 'code' | 'variant' | 'values'> {
  switch (problem.type) {
    case 'unreadable':
      return problem.at === ''
        ? { code: 'bad-condition', variant: 'end' }
        : { code: 'bad-condition', values: { at: problem.at } }
    case 'unknown':
      return unknownName(problem, source)
    case 'mismatch':
      return { code: 'wrong-comparison', values: { at: problem.at } }
    case 'no-function': {
      const { name } = problem
      const values = { name, nearest: nearest(name, FUNCTIONS), known: quoted(FUNCTIONS) }
      return { code: 'bad-condition', variant: 'function', values }
    }
    case 'no-condition':
      return { code: 'wrong-comparison', variant: 'no-condition' }
  }
}

function unknownName(
  { name, known }: Extract<ConditionProblem, { type: 'unknown' }>,
  source: string,
): Pick<Finding, 'code' | 'variant' | 'values'> {
  // `answer.how-much` reads as a subtraction
  const written = new RegExp(`${name.replaceAll('.', String.raw`\.`)}[\\w-]*`).exec(source)?.[0]
  const hyphened = known.find((each) => each === written)
  if (hyphened?.startsWith('answer.')) {
    const question = hyphened.slice('answer.'.length)
    return { code: 'unknown-value', variant: 'hyphen', values: { name, question } }
  }
  const values = { name, nearest: nearest(name, known), known: quoted(known) }
  const isFigure = /^figure\.\w+$/.test(name)
  return { code: isFigure ? 'unknown-figure' : 'unknown-value', values }
}
