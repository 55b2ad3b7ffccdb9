import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkLibrary, checkMaterial, checkSources } from '../flow/check/check.ts'
import { languageGaps } from '../flow/check/texts/language-gaps.ts'
import { readMaterial } from '../flow/check/material.ts'
import { CHECK_LANGUAGES, type CheckLanguage } from '../flow/check/say.ts'
import { formatIssue, type Issue } from '../flow/issue.ts'
import { readSources, stemOf } from '../flow/sources.ts'
import { MORE_CHECKS, WHOLE_CHECKS } from './more-checks.ts'
import { describeGaps, summariseGaps } from './languages.ts'
import { RequestError } from '../model/request-error.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * `check [paths] [--json] [--language es|en] [--languages]`: all that is wrong with the flows, programmes and texts, or
 * with those at the paths; exit code 1 when there are errors, 0 when there are none or only warnings. `--languages` lists
 * what each language does not have yet.
 */
export async function checkCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      language: { type: 'string', default: 'en' },
      languages: { type: 'boolean' },
    },
  })
  const language = CHECK_LANGUAGES.find((known) => known === values.language)
  if (!language) {
    const known = CHECK_LANGUAGES.join(' or ')
    throw new RequestError(`--language is '${values.language}'; expected ${known}`)
  }
  if (values.languages) return listGaps(positionals, values.json ?? false, language)
  const { issues, gaps } =
    positionals.length === 0
      ? checkWhole(language)
      : { issues: positionals.flatMap((path) => checkPath(path, language)), gaps: [] }
  const lines = values.json
    ? [JSON.stringify(issues)]
    : [...issues.map(formatIssue), summary(issues), ...summariseGaps(gaps, language)]
  process.stdout.write(`${lines.join('\n')}\n`)
  return issues.some(({ severity }) => severity === 'error') ? 1 : 0
}

function checkWhole(language: CheckLanguage) {
  const material = readMaterial(readSources(ROOT))
  return {
    issues: checkMaterial(material, { language, more: WHOLE_CHECKS }),
    gaps: languageGaps(material),
  }
}

/** Counts what each language lacks of this library, or of the one at the path. */
function listGaps(
  [path = ROOT]: readonly string[],
  isJson: boolean,
  language: CheckLanguage,
): number {
  if (!isLibrary(resolve(path)))
    throw new RequestError(`'${path}' is no library: it has no flows/ and locales/`)
  const gaps = languageGaps(readMaterial(readSources(resolve(path))))
  process.stdout.write(isJson ? `${JSON.stringify(gaps)}\n` : describeGaps(gaps, language))
  return 0
}

function summary(issues: readonly Issue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length
  return `errors: ${errors}, warnings: ${issues.length - errors}`
}

/** A library of its own, a part of a library, or a flow or programme that stands alone and is checked as part of this one. */
function checkPath(path: string, language: CheckLanguage): readonly Issue[] {
  if (!existsSync(path)) throw new RequestError(`there is nothing at '${path}'`)
  const full = resolve(path)
  const isFolder = statSync(full).isDirectory()
  if (isFolder && isLibrary(full))
    return named(checkLibrary(full, { language, more: MORE_CHECKS }), full)
  const root = rootOf(full)
  if (root !== undefined) {
    const isAsked = askedAt(relative(root, full), isFolder)
    return named(checkLibrary(root, { language, isAsked, more: MORE_CHECKS }), root)
  }
  if (isFolder) throw new RequestError(`'${path}' is no library: it has no flows/ and locales/`)
  return checkAlone(path, full, language)
}

/** The library a path is part of: the nearest folder above it that is one. */
function rootOf(path: string): string | undefined {
  const above = dirname(path)
  if (isLibrary(above)) return above
  return above === path ? undefined : rootOf(above)
}

function isLibrary(folder: string): boolean {
  return ['flows', 'locales'].every((name) => existsSync(join(folder, name)))
}

/** A folder with all that is in it, or a file; with a flow go its texts. */
function askedAt(path: string, isFolder: boolean): (file: string) => boolean {
  if (isFolder) return (file) => file.startsWith(`${path}/`)
  if (!/^flows\/[^/]+$/.test(path)) return (file) => file === path
  const texts = new RegExp(`^locales/[^/]+/${stemOf(path)}(?:\\.[^/]+)?\\.ftl$`)
  return (file) => file === path || texts.test(file)
}

/** A flow or programme outside of any library takes the place of the one of its name here. */
function checkAlone(path: string, full: string, language: CheckLanguage): readonly Issue[] {
  const sources = readSources(ROOT)
  const text = readFileSync(full, 'utf8')
  const name = `flows/${isProgramme(text) ? 'programmes/' : ''}${basename(full)}`
  const files = new Map(sources.files).set(name, text)
  const options = { language, isAsked: askedAt(name, false), more: MORE_CHECKS }
  const issues = checkSources({ ...sources, files }, options)
  return issues.map((issue) => (issue.file === name ? { ...issue, file: path } : issue))
}

/** A programme's file names it at its beginning, as a flow's does the flow. */
const isProgramme = (text: string) => /^programme:/m.test(text)

/** The files of another library as they are found from here. */
function named(issues: readonly Issue[], root: string): readonly Issue[] {
  const from = relative(resolve('.'), root)
  return from === '' ? issues : issues.map((issue) => ({ ...issue, file: join(from, issue.file) }))
}
