import type { z } from 'zod'
import type { YamlFile } from '../../../yaml.ts'
import { nearest } from '../../nearest.ts'
import type { Code } from '../codes.ts'
import { quoted, type Finding, type FindingValues } from '../finding.ts'
import { namesAt, schemaAt } from './names-at.ts'
import { valueAt, wrongValue, wrongValueAt } from './wrong-value.ts'

/** What a schema refuses of what stands at `under` in a file, in our own words and at its place. */
export function schemaFindings(
  error: z.ZodError,
  yaml: YamlFile,
  under: readonly PropertyKey[],
  schema: z.core.$ZodType,
): readonly Finding[] {
  return allFindings(error.issues, yaml, under, schema)
}

type Problem = z.core.$ZodIssue

function allFindings(
  problems: readonly Problem[],
  yaml: YamlFile,
  under: readonly PropertyKey[],
  schema: z.core.$ZodType | undefined,
): readonly Finding[] {
  const found = problems.flatMap((problem): readonly Finding[] => {
    const lacking =
      problem.code === 'unrecognized_keys' ? lackingAt(problem, problems, yaml, under) : undefined
    return findingsOf(problem, yaml, under, schema).map((finding) =>
      lacking === undefined || finding.values?.nearest !== undefined
        ? finding
        : { ...finding, values: { ...finding.values, nearest: lacking } },
    )
  })
  const meant = new Set(found.map(({ values }) => values?.nearest))
  // what is written with a slip, or in another language, is not missing as well
  return found.filter(({ values }) => values?.absent === undefined || !meant.has(values.absent))
}

/** The one name that is missing where one stands that nobody knows. */
function lackingAt(
  { keys, path }: Extract<Problem, { code: 'unrecognized_keys' }>,
  all: readonly Problem[],
  yaml: YamlFile,
  under: readonly PropertyKey[],
): string | undefined {
  const lacking = all.flatMap((each) => {
    const isBeside = each.path.slice(0, -1).join('\0') === path.join('\0')
    const isLacking = isBeside && isAbsent(yaml, [...under, ...each.path], each)
    return isLacking ? [String(each.path.at(-1))] : []
  })
  return keys.length === 1 && lacking.length === 1 ? lacking[0] : undefined
}

function findingsOf(
  problem: Problem,
  yaml: YamlFile,
  under: readonly PropertyKey[],
  schema: z.core.$ZodType | undefined,
): readonly Finding[] {
  const path = [...under, ...problem.path]
  const field = fieldOf(path)
  if (path.length === 0 && problem.code === 'invalid_type') {
    const start = { line: 1, column: 1 }
    return [
      { ...at(start, yaml, 'bad-yaml', {}), variant: yaml.value === null ? 'empty' : 'names' },
    ]
  }
  if (problem.code === 'unrecognized_keys') {
    const names = schema ? namesAt(schema, problem.path) : []
    return problem.keys.map((key) => unknownKey(key, path, yaml, names))
  }
  if (problem.code === 'invalid_union') {
    return unionFindings(problem, yaml, path, schema && schemaAt(schema, problem.path))
  }
  if (isAbsent(yaml, path, problem)) return [absent(path, yaml)]
  if (isChoice(path) && problem.code === 'invalid_type') {
    return [at(yaml.placeOfKey(path), yaml, 'choice-without-target', { choice: field })]
  }
  const form = schema && schemaAt(schema, problem.path)
  const { variant, ...values } = wrongValueAt(problem, path, yaml, form)
  const own = CODE_OF[variant]
  if (own) return [at(yaml.placeOf(path), yaml, own, { value: String(valueAt(yaml.value, path)) })]
  const place = problem.code === 'invalid_key' ? yaml.placeOfKey(path) : yaml.placeOf(path)
  return [{ ...at(place, yaml, 'wrong-value', { field, ...values }), variant }]
}

/** Wrong forms that have a code of their own. */
const CODE_OF: Readonly<Record<string, Code>> = {
  zone: 'invalid-zone',
  country: 'invalid-country',
  currency: 'invalid-currency',
  locale: 'invalid-language',
}

/** Of several shapes the one that most of the value fits says what is wrong with it. */
function unionFindings(
  problem: Extract<Problem, { code: 'invalid_union' }>,
  yaml: YamlFile,
  path: readonly PropertyKey[],
  schema: z.core.$ZodType | undefined,
): readonly Finding[] {
  const shapes = problem.errors.filter(
    (issues) => !issues.some((each) => each.code === 'invalid_type' && each.path.length === 0),
  )
  const likely = shapes.toSorted((a, b) => weight(a, yaml, path) - weight(b, yaml, path))[0]
  if (likely) return allFindings(likely, yaml, path, schema)
  const [first] = problem.errors.flat()
  const { variant } = first ? wrongValue(first) : { variant: 'form' }
  const field = fieldOf(path)
  return [{ ...at(yaml.placeOf(path), yaml, 'wrong-value', { field }), variant }]
}

/** A key that has no place in a shape, or one that is missing, speaks against the shape more than a wrong value. */
function weight(issues: readonly Problem[], yaml: YamlFile, path: readonly PropertyKey[]): number {
  return issues.reduce((sum, each) => {
    const isStray = each.code === 'unrecognized_keys'
    return sum + (isStray || isAbsent(yaml, [...path, ...each.path], each) ? 10 : 1)
  }, 0)
}

function isAbsent(yaml: YamlFile, path: readonly PropertyKey[], problem: Problem): boolean {
  if (problem.code !== 'invalid_type' && problem.code !== 'invalid_value') return false
  return path.length > 0 && valueAt(yaml.value, path) === undefined
}

/** What must be there and is not; some absences have a name of their own. */
function absent(path: readonly PropertyKey[], yaml: YamlFile): Finding {
  const [top, step = '', ...rest] = path.map(String)
  const key = String(path.at(-1))
  const place = yaml.placeOfKey(path.slice(0, -1))
  if (top === 'start') return at(yaml.placeOf([]), yaml, 'missing-start', { absent: key })
  const values = top === 'steps' ? { key, step, absent: key } : { key, absent: key }
  if (rest.join('.') === 'otherwise') return at(place, yaml, 'question-without-otherwise', values)
  if (rest.join('.') === 'expire.to') return at(place, yaml, 'expiry-without-target', values)
  if (top === 'modules' && key === 'week') {
    const title = valueAt(yaml.value, [...path.slice(0, -1), 'title'])
    return at(place, yaml, 'module-without-date', { name: typeof title === 'string' ? title : '' })
  }
  if (top === 'schedules' && key === 'weekday')
    return { ...at(place, yaml, 'missing-key', values), variant: 'when' }
  if (top !== 'steps' && path.length > 1) {
    const inside = { ...values, field: fieldOf(path.slice(0, -1)) }
    return { ...at(place, yaml, 'missing-key', inside), variant: 'inside' }
  }
  const variant = top === 'steps' ? 'step' : 'file'
  return { ...at(place, yaml, 'missing-key', values), variant }
}

function unknownKey(
  key: string,
  path: readonly PropertyKey[],
  yaml: YamlFile,
  known: readonly string[],
): Finding {
  const values = { key, nearest: nearest(key, known), known: quoted(known) }
  const finding = at(yaml.placeOfKey([...path, key]), yaml, 'unknown-key', values)
  return known.length > 0 ? finding : { ...finding, variant: 'here' }
}

function isChoice(path: readonly PropertyKey[]): boolean {
  return path[0] === 'steps' && path[2] === 'choices' && path.length === 4
}

function fieldOf(path: readonly PropertyKey[]): string {
  const own = path[0] === 'steps' && path.length > 2 ? path.slice(2) : path
  return own.map(String).join('.')
}

function at(
  place: { line: number; column: number },
  yaml: YamlFile,
  code: Code,
  values: FindingValues,
): Finding {
  return { code, file: yaml.file, ...place, values }
}
