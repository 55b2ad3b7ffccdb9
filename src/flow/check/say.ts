import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Difference } from '../publish/diff.ts'
import type { Issue } from '../issue.ts'
import { Texts } from '../texts.ts'
import { CODES } from './codes.ts'
import type { Move } from '../explore/ways.ts'
import type { Finding } from './finding.ts'

/** The languages in which findings are said. */
export const CHECK_LANGUAGES = ['en', 'es'] as const
export type CheckLanguage = (typeof CHECK_LANGUAGES)[number]

/** A finding in words, from locales/<language>/check.ftl; throws when the code has no sentence there. */
export function say(finding: Finding, language: CheckLanguage = 'en'): Issue {
  const { code, file, line, column, variant, values = {}, path, changes } = finding
  const given = {
    ...values,
    ...(path ? { path: sayPath(path, language) } : {}),
    ...(changes ? { changes: sayChanges(changes, language) } : {}),
  }
  const message = sentence(language, code, variant, given)
  const cures = [
    ...(values.nearest === undefined ? [] : ['cure-nearest']),
    ...(variant === undefined ? [] : [`cure-${variant}`]),
    'cure',
  ]
  const cure = cures
    .map((each) => find(language, code, each, given))
    .find((text) => text !== undefined)
  if (message === undefined || cure === undefined) {
    throw new Error(
      `locales/${language}/check.ftl has no sentence for '${code}.${variant ?? 'cure'}'`,
    )
  }
  return { file, line, column, code, severity: CODES[code], message, cure }
}

/** A line of the command that is no finding; throws when it has no sentence. */
export function sayLine(message: string, values: Given, language: CheckLanguage): string {
  const line = find(language, message, undefined, values)
  if (line === undefined) throw new Error(`no text '${message}' in check.ftl`)
  return line
}

/** Sorted by file and place, each said once. */
export function sayAll(findings: readonly Finding[], language: CheckLanguage): readonly Issue[] {
  const unique = new Map(findings.toReversed().map((finding) => [identity(finding), finding]))
  const issues = [...unique.values()].map((finding) => say(finding, language))
  return issues.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.message, b.message),
  )
}

/** The same mistake may show in a flow and in what a programme makes of it, with other names to choose from. */
function identity({ code, file, line, column, variant, values = {} }: Finding): string {
  const { known: _known, nearest: _nearest, ...rest } = values
  return JSON.stringify([code, file, line, column, variant, rest])
}

type Given = Readonly<Record<string, string | number | undefined>>

function sentence(
  language: CheckLanguage,
  code: string,
  variant: string | undefined,
  given: Given,
) {
  return (
    find(language, code, variant, given) ??
    (variant === undefined ? undefined : find(language, code, undefined, given))
  )
}

/** `invalid answer ×3 → 'trainer' → silence → the end` */
function sayPath(path: readonly Move[], language: CheckLanguage): string {
  return path
    .map(({ input, choice, times, to }) => {
      const said = find(language, 'input', input, { choice }) ?? input
      const target = to === 'end' ? (find(language, 'input', 'end', {}) ?? to) : `'${to}'`
      return `${said}${times > 1 ? ` ×${times}` : ''} → ${target}`
    })
    .join(' → ')
}

/** As `publish` tells them, one after the other. */
function sayChanges(changes: readonly Difference[], language: CheckLanguage): string {
  const words = textsOf(language, 'publish')
  return changes
    .map(({ type, ...values }) => words.find(language, type, undefined, (name) => values[name]))
    .join('; ')
}

function find(
  language: CheckLanguage,
  message: string,
  variant: string | undefined,
  given: Given,
): string | undefined {
  return textsOf(language, 'check').find(language, message, variant, (name) => given[name])
}

function textsOf(language: CheckLanguage, name: 'check' | 'publish'): Texts {
  const file = `../../../locales/${language}/${name}.ftl`
  let texts = loaded.get(file)
  if (!texts) {
    const path = fileURLToPath(new URL(file, import.meta.url))
    texts = new Texts({ [language]: readFileSync(path, 'utf8') })
    loaded.set(file, texts)
  }
  return texts
}

const loaded = new Map<string, Texts>()

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
