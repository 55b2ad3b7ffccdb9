import type { z } from 'zod'
import { signOf } from '../../../model/odd-character.ts'
import type { YamlFile } from '../../../yaml.ts'
import { nearest } from '../../nearest.ts'
import type { Code } from '../codes.ts'
import { quoted, type Finding, type FindingValues } from '../finding.ts'
import { namesAt } from './names-at.ts'

/** What a schema refuses of what stands at `under` in a file, in our own words and at its place. */
export function schemaFindings(
  error: z.ZodError,
  yaml: YamlFile,
  under: readonly PropertyKey[],
  schema: z.core.$ZodType,
): readonly Finding[] {
  const found = error.issues.flatMap((problem) => findingsOf(problem, yaml, under, schema))
  const meant = new Set(found.map(({ values }) => values?.nearest))
  // what is written with a slip is not missing as well
  return found.filter(({ values }) => values?.absent === undefined || !meant.has(values.absent))
}

type Problem = z.core.$ZodIssue

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
  if (problem.code === 'invalid_union') return unionFindings(problem, yaml, path)
  if (isAbsent(yaml, path, problem)) return [absent(path, yaml)]
  if (isChoice(path) && problem.code === 'invalid_type') {
    return [at(yaml.placeOfKey(path), yaml, 'choice-without-target', { choice: field })]
  }
  const { variant, ...values } =
    wrongLetter(problem, path, yaml) ?? wrongValue(problem, valueAt(yaml.value, path))
  const own = CODE_OF[variant]
  if (own) return [at(yaml.placeOf(path), yaml, own, { value: String(valueAt(yaml.value, path)) })]
  const place = problem.code === 'invalid_key' ? yaml.placeOfKey(path) : yaml.placeOf(path)
  return [{ ...at(place, yaml, 'wrong-value', { field, ...values }), variant }]
}

/** A name with a letter that no name has, and that may look like one of those it has: `á`, a Cyrillic `а`. */
function wrongLetter(
  problem: Problem,
  path: readonly PropertyKey[],
  yaml: YamlFile,
): ({ variant: string } & FindingValues) | undefined {
  const value = problem.code === 'invalid_key' ? path.at(-1) : valueAt(yaml.value, path)
  if (wrongValue(problem).variant !== 'name' || typeof value !== 'string') return undefined
  const [letter] = /[^\x20-\x7e]/u.exec(value) ?? []
  if (letter === undefined) return undefined
  return { variant: 'letter', letter, sign: signOf(letter) }
}

/** Which sentence of `wrong-value` says it, and with what. */
function wrongValue(problem: Problem, value?: unknown): { variant: string } & FindingValues {
  switch (problem.code) {
    case 'invalid_format':
      return {
        variant:
          ('pattern' in problem && problem.pattern !== undefined && FORMATS[problem.pattern]) ||
          'form',
      }
    case 'invalid_key':
      return problem.issues[0] ? wrongValue(problem.issues[0]) : { variant: 'name' }
    case 'invalid_value': {
      const known = problem.values.map(String)
      const close = typeof value === 'string' ? nearest(value, known) : undefined
      return { variant: 'one-of', known: quoted(known), nearest: close }
    }
    case 'too_small':
      return { variant: `${sizeOf(problem.origin)}-small`, limit: String(problem.minimum) }
    case 'too_big':
      return { variant: `${sizeOf(problem.origin)}-big`, limit: String(problem.maximum) }
    case 'invalid_type':
      return { variant: `type-${problem.expected}` }
    case 'custom':
      return { variant: FORMATS[problem.message] ?? 'form' }
    case 'invalid_element':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return { variant: 'form' }
  }
}

/** Lists and texts are empty or too long; numbers too small or too big. */
function sizeOf(origin: string): string {
  return origin === 'number' || origin === 'int' ? 'number' : 'list'
}

/** The sentence of each form that a schema demands, by its pattern (test/flow/reference.test.ts). */
export const FORMATS: Readonly<Record<string, string>> = {
  '/^[a-z][a-z0-9-]*$/': 'name',
  [String.raw`/^[1-9]\d*[mhd]$/`]: 'duration',
  'expected a year at the most': 'long-duration',
  [String.raw`/^([01]\d|2[0-3]):[0-5]\d$/`]: 'local-time',
  [String.raw`/^(contact\.[a-z-]+|[a-z][a-z0-9_]*|last-told)$/`]: 'save',
  [String.raw`/^contact\.[a-z-]+$/`]: 'contact-field',
  [String.raw`/^\d{1,3}h$/`]: 'hours',
  [String.raw`/^\d{1,2}m$/`]: 'minutes',
  'expected a date like 2026-12-08': 'date',
  'expected hours like 2h, from 1h up': 'hours',
  'expected an hour after from': 'later-hour',
  'expected two different hours': 'same-hour',
  'expected a week from from-week on': 'later-week',
  'expected each once': 'twice',
  'expected weeks that grow': 'growing',
  'expected morning, then midday, then afternoon': 'day',
  'expected at least as many as a day': 'a-week',
  '/^[A-Z]{2}$/': 'country',
  '/^[A-Z]{3}$/': 'currency',
  '/^[a-z]{2,3}(-[A-Z]{2})?$/': 'locale',
  'expected an IANA time zone like America/Guatemala': 'zone',
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
): readonly Finding[] {
  const value = valueAt(yaml.value, path)
  const shapes = problem.errors.filter(
    (issues) => !issues.some((each) => each.code === 'invalid_type' && each.path.length === 0),
  )
  const likely = shapes.toSorted((a, b) => weight(a) - weight(b))[0]
  if (typeof value === 'object' && value !== null && likely) {
    return likely.flatMap((each) => findingsOf(each, yaml, path, undefined))
  }
  return [
    { ...at(yaml.placeOf(path), yaml, 'wrong-value', { field: fieldOf(path) }), variant: 'form' },
  ]
}

/** A key that has no place in a shape, or one that is missing, speaks against the shape more than a wrong value. */
function weight(issues: readonly Problem[]): number {
  return issues.reduce((sum, each) => sum + (each.code === 'unrecognized_keys' ? 10 : 1), 0)
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

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    value,
  )
}

function at(
  place: { line: number; column: number },
  yaml: YamlFile,
  code: Code,
  values: FindingValues,
): Finding {
  return { code, file: yaml.file, ...place, values }
}
