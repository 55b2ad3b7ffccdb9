import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TextSources } from './texts.ts'

/** The files of a library as written, by their names from its folder: `flows/intro.yaml`. */
export type Sources = {
  readonly files: ReadonlyMap<string, string>
  /** Recordings: `locales/quc/audio/intro/sales.ogg`. */
  readonly recordings: ReadonlySet<string>
}

/** Reads flows/, flows/programmes/ and the texts of locales/ under a folder. */
export function readSources(root: string): Sources {
  const names = [
    ...filesIn(root, 'flows', /\.ya?ml$/),
    ...filesIn(root, 'flows/programmes', /\.ya?ml$/),
    ...localesOf(root).flatMap((locale) => [
      ...filesIn(root, `locales/${locale}`, /\.ftl$/),
      ...filesIn(root, `locales/${locale}`, /^country\.yaml$/),
    ]),
    ...filesIn(root, 'locales', /^languages\.yaml$/),
  ]
  const files = new Map(names.map((name) => [name, readFileSync(join(root, name), 'utf8')]))
  return { files, recordings: recordingsIn(root) }
}

/** The texts of a name in every language: `locales/<locale>/<name>.ftl`. */
export function textSources({ files }: Sources, name: string): TextSources {
  const suffix = `/${name}.ftl`
  return Object.fromEntries(
    [...files].flatMap(([file, source]) =>
      file.startsWith('locales/') && file.endsWith(suffix)
        ? [[file.slice('locales/'.length, -suffix.length), source] as const]
        : [],
    ),
  )
}

/** The files of flows, `flows/<name>.yaml`, in order of their names. */
export function flowFiles({ files }: Sources): readonly string[] {
  return [...files.keys()].filter((file) => /^flows\/[^/]+\.ya?ml$/.test(file)).toSorted()
}

/** The files of programmes, in order of their names. */
export function programmeFiles({ files }: Sources): readonly string[] {
  return [...files.keys()].filter((file) => file.startsWith('flows/programmes/')).toSorted()
}

/** `flows/intro.yaml` → intro */
export function stemOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[^.]*$/, '')
}

function filesIn(root: string, folder: string, pattern: RegExp): readonly string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder))
    .filter((file) => pattern.test(file))
    .map((file) => `${folder}/${file}`)
}

function localesOf(root: string): readonly string[] {
  const folder = join(root, 'locales')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

function recordingsIn(root: string): ReadonlySet<string> {
  const found = localesOf(root).flatMap((locale) => {
    const folder = `locales/${locale}/audio`
    if (!existsSync(join(root, folder))) return []
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    )
  })
  return new Set(found)
}
