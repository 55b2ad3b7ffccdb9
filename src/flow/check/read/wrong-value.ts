import { z } from 'zod'
import { signOf } from '../../../model/odd-character.ts'
import type { YamlFile } from '../../../yaml.ts'
import { nearest } from '../../nearest.ts'
import { quoted, type FindingValues } from '../finding.ts'

type Problem = z.core.$ZodIssue
/** A sentence of `wrong-value`, and what it is said with. */
type Wrong = { readonly variant: string } & FindingValues

/** What is wrong with a value (of an `invalid_key`, with its name), as plainly as it can be told; `form` is what it should be. */
export function wrongValueAt(
  problem: Problem,
  path: readonly PropertyKey[],
  yaml: YamlFile,
  form: z.core.$ZodType | undefined,
): Wrong {
  const value = valueAt(yaml.value, path)
  return (
    wrongSpace(problem, value) ??
    wrongLetter(problem, problem.code === 'invalid_key' ? path.at(-1) : value) ??
    unquoted(problem, value, form) ??
    wrongValue(problem, value)
  )
}

export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    value,
  )
}

/** A name with a letter that no name has, and that may look like one of those it has: `á`, a Cyrillic `а`. */
function wrongLetter(problem: Problem, value: unknown): Wrong | undefined {
  if (wrongValue(problem).variant !== 'name' || typeof value !== 'string') return undefined
  const [letter] = /[^\x20-\x7e]/u.exec(value) ?? []
  if (letter === undefined) return undefined
  return { variant: 'letter', letter, sign: signOf(letter) }
}

/** A space of another program at an end of a value: nobody sees it. */
function wrongSpace(problem: Problem, value: unknown): Wrong | undefined {
  const isFormed = problem.code === 'invalid_format' || problem.code === 'invalid_value'
  const [space] = (isFormed && /^(?! )\s|(?! )\s$/.exec(String(value))) || []
  return space === undefined ? undefined : { variant: 'space', sign: signOf(space) }
}

/** What a number lacks that stands for a text of some form: `24` for `24h`, `8.00` for '08:00'. */
function unquoted(
  problem: Problem,
  value: unknown,
  form: z.core.$ZodType | undefined,
): Wrong | undefined {
  if (!form || problem.code !== 'invalid_type' || typeof value !== 'number') return undefined
  const [issue] = z.safeParse(form, String(value)).error?.issues ?? []
  return issue && issue.code === 'invalid_format' ? wrongValue(issue) : undefined
}

/** Which sentence of `wrong-value` says it, and with what. */
export function wrongValue(problem: Problem, value?: unknown): Wrong {
  switch (problem.code) {
    case 'invalid_format':
      return {
        variant:
          ('pattern' in problem && problem.pattern !== undefined && FORMATS[problem.pattern]) ||
          (problem.format === 'date' ? 'date' : 'form'),
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
  '/^[a-z][a-z0-9_]*$/': 'underscored',
  '/^[a-z0-9_]{1,512}$/': 'underscored',
  [String.raw`/^\d{1,4}$/`]: 'prefix',
  'expected an emergency line': 'emergency',
  'expected a date like 2026-12-08': 'date',
  'expected hours like 2h, from 1h up': 'hours',
  'expected an hour after from': 'later-hour',
  'expected two different hours': 'same-hour',
  'expected a week from from-week on': 'later-week',
  'expected each once': 'twice',
  'expected in one list': 'two-lists',
  'expected no day of add': 'both',
  'expected every parameter in the text': 'parameters',
  'expected a higher amount': 'higher',
  'expected another sign': 'other-sign',
  [String.raw`/\d{3}/`]: 'phone',
  'expected weeks that grow': 'growing',
  'expected morning, then midday, then afternoon': 'day',
  'expected at least as many as a day': 'a-week',
  '/^[A-Z]{2}$/': 'country',
  '/^[A-Z]{3}$/': 'currency',
  '/^[a-z]{2,3}(-[A-Z]{2})?$/': 'locale',
  'expected an IANA time zone like America/Guatemala': 'zone',
}
