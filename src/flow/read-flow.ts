import type { z } from 'zod'
import { YamlError, type YamlFile } from '../yaml.ts'
import type { Issue } from './issue.ts'
import { nearest } from './nearest.ts'
import {
  flowSchema,
  STEP_KINDS,
  STEP_SCHEMAS,
  type FlowScript,
  type Step,
  type StepKind,
} from './schema.ts'

/** A flow file as read: the script when it is sound, and all that is wrong with it. */
export type ReadFlow = { readonly script?: FlowScript; readonly issues: readonly Issue[] }

/** Reads one YAML file as a flow. Problems become issues with their place and cure; never throws. */
export function readFlow(read: () => YamlFile, file: string): ReadFlow {
  try {
    return readHead(read())
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    const message = error.message.replace(/^[^ ]+ /, '')
    return {
      issues: [
        {
          file,
          ...error.place,
          code: error.code,
          severity: 'error',
          message,
          cure: 'correct the line',
        },
      ],
    }
  }
}

function readHead(yaml: YamlFile): ReadFlow {
  const head = flowSchema.safeParse(yaml.value)
  if (!head.success)
    return { issues: issuesOf(head.error, yaml, [], Object.keys(flowSchema.shape)) }
  const { steps, ...rest } = head.data
  const issues: Issue[] = []
  const read: Record<string, Step> = {}
  for (const [name, value] of Object.entries(steps)) {
    const step = readStep(name, value, yaml)
    if (step.issues) issues.push(...step.issues)
    else read[name] = step.step
  }
  if (issues.length > 0) return { issues }
  const script = { ...rest, steps: read }
  const broken = checkTargets(script, yaml)
  return broken.length > 0 ? { issues: broken } : { script, issues: [] }
}

type ReadStep =
  { readonly step: Step; readonly issues?: never } | { readonly issues: readonly Issue[] }

function readStep(name: string, value: unknown, yaml: YamlFile): ReadStep {
  const path = ['steps', name]
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const kind = STEP_KINDS.find((candidate) => keys.includes(candidate))
  if (!kind) {
    const known = STEP_KINDS.map((each) => `'${each}'`).join(', ')
    const message = `step '${name}' says nothing of what it does`
    return { issues: [issue(yaml, path, 'unknown-step-kind', message, `give it one of ${known}`)] }
  }
  const parsed = STEP_SCHEMAS[kind].safeParse(value)
  if (!parsed.success) return { issues: issuesOf(parsed.error, yaml, path, shapeOf(kind)) }
  return { step: parsed.data }
}

function shapeOf(kind: StepKind): readonly string[] {
  return Object.keys(STEP_SCHEMAS[kind].shape)
}

function checkTargets(script: FlowScript, yaml: YamlFile): readonly Issue[] {
  const names = Object.keys(script.steps)
  const issues: Issue[] = []
  const expectStep = (target: string | undefined, from: string, path: readonly PropertyKey[]) => {
    if (target === undefined || target === 'end' || names.includes(target)) return
    issues.push(unknownStep(target, from, names, yaml, path))
  }
  expectStep(script.start, 'the start', ['start'])
  for (const [name, step] of Object.entries(script.steps)) {
    for (const [target, path] of targetsOf(step))
      expectStep(target, `step '${name}'`, ['steps', name, ...path])
    issues.push(...checkStep(name, step, yaml))
  }
  return issues
}

function checkStep(name: string, step: Step, yaml: YamlFile): readonly Issue[] {
  const at = (path: readonly PropertyKey[], code: string, message: string, cure: string) => [
    issue(yaml, ['steps', name, ...path], code, message, cure),
  ]
  if ('when' in step) {
    const last = step.when.at(-1)
    if (last?.if !== undefined) {
      return at(
        ['when'],
        'when-without-last-branch',
        `step '${name}' has nowhere to go when no condition holds`,
        'end it with a branch that has only `to`',
      )
    }
  }
  if (!('ask' in step)) return []
  if ((step.ask === 'choice' || step.ask === 'yes-no') && !step.choices && !step.options) {
    return at(
      [],
      'question-without-choices',
      `step '${name}' asks a ${step.ask} and names no choices`,
      'add `choices`',
    )
  }
  if (
    step.ask === 'yes-no' &&
    Object.keys(step.choices ?? {})
      .toSorted()
      .join() !== 'no,yes'
  ) {
    return at(
      ['choices'],
      'yes-no-choices',
      `step '${name}' is a yes-no question`,
      "its choices are exactly 'yes' and 'no'",
    )
  }
  if (!step.choices && !step.next) {
    return at(
      [],
      'question-without-next',
      `step '${name}' does not say where an answer leads`,
      'add `next`',
    )
  }
  return []
}

/** Every place a step can lead to, with where it is written. */
export function targetsOf(step: Step): readonly [target: string, path: readonly PropertyKey[]][] {
  if ('when' in step) return step.when.map((branch, index) => [branch.to, ['when', index, 'to']])
  if (!('ask' in step)) return [[step.next, ['next']]]
  const targets: [string, PropertyKey[]][] = Object.entries(step.choices ?? {}).map(([key, to]) => [
    to,
    ['choices', key],
  ])
  targets.push([step.otherwise, ['otherwise']])
  if (step.expire) targets.push([step.expire.to, ['expire', 'to']])
  if (step.next) targets.push([step.next, ['next']])
  return targets
}

function unknownStep(
  target: string,
  from: string,
  names: readonly string[],
  yaml: YamlFile,
  path: readonly PropertyKey[],
): Issue {
  const close = nearest(target, names)
  const cure = close
    ? `did you mean '${close}'?`
    : `add a step '${target}', or name one of ${names.join(', ')}`
  return issue(yaml, path, 'unknown-step', `${from} goes to '${target}', which is not a step`, cure)
}

function issuesOf(
  error: z.ZodError,
  yaml: YamlFile,
  under: readonly PropertyKey[],
  known: readonly string[],
): readonly Issue[] {
  return error.issues.flatMap((problem) => {
    const path = [...under, ...problem.path]
    if (problem.code === 'unrecognized_keys')
      return problem.keys.map((key) => unknownKey(key, path, yaml, known))
    const field = path.map(String).join('.') || 'the file'
    const cure = problem.code === 'custom' ? 'correct it' : 'see docs/flow-language.md'
    return [issue(yaml, path, 'wrong-value', `'${field}': ${problem.message.toLowerCase()}`, cure)]
  })
}

function unknownKey(
  key: string,
  path: readonly PropertyKey[],
  yaml: YamlFile,
  known: readonly string[],
): Issue {
  const close = nearest(key, known)
  const cure = close ? `did you mean '${close}'?` : `expected one of ${known.join(', ')}`
  return issue(yaml, [...path, key], 'unknown-key', `'${key}' means nothing here`, cure)
}

function issue(
  yaml: YamlFile,
  path: readonly PropertyKey[],
  code: string,
  message: string,
  cure: string,
): Issue {
  return { file: yaml.file, ...yaml.placeOf(path), code, severity: 'error', message, cure }
}
