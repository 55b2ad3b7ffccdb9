import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import { flowFiles, programmeFiles, stemOf, type Sources } from '../../sources.ts'

/** Every file is read, under one name and in a folder of a locale: what is not would change nothing, and nobody would know. */
export const unreadFile: Check = ({ sources }) => {
  const named = [...flowFiles(sources), ...programmeFiles(sources)]
  const twins = named.filter((file, index) =>
    named.slice(0, index).some((other) => other !== file && stemmed(other) === stemmed(file)),
  )
  const lost = [...sources.files.keys()].filter((file) => !isLocale(file))
  const abroad = [...sources.files.keys()].filter((file) => isAbroad(file, sources))
  return [
    ...(sources.unread ?? []).map((file) => at(file)),
    ...twins.map((file) => at(file, 'twin')),
    ...lost.map((file) => at(file, 'locale')),
    ...abroad.map((file) => at(file, 'abroad')),
  ]
}

function stemmed(file: string): string {
  return file.replace(/[^/]*$/, stemOf(file))
}

/** `locales/es-GT/…`; other files are in no locale. */
function isLocale(file: string): boolean {
  const [folder, locale = '', name] = file.split('/')
  return folder !== 'locales' || name === undefined || /^[a-z]{2,3}(-[A-Z]{2})?$/.test(locale)
}

/** `locales/es-XX/…`, of a country without a `country.yaml`; told once, of its texts. */
function isAbroad(file: string, { files }: Sources): boolean {
  const [, locale] = /^locales\/([a-z]{2,3}-[A-Z]{2})\/[^/]+\.ftl$/.exec(file) ?? []
  return locale !== undefined && !files.has(`locales/${locale}/country.yaml`)
}

function at(file: string, variant?: string): Finding {
  const values = { file, name: stemOf(file) }
  const base = { code: 'unread-file', file, line: 1, column: 1, values } as const
  return variant === undefined ? base : { ...base, variant }
}
