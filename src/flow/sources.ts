import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a library as written, by their names from its folder: `flows/intro.yaml`. */
export type Sources = {
  readonly files: ReadonlyMap<string, string>
  /** Recordings: `locales/quc/audio/intro/sales.ogg`. */
  readonly recordings: ReadonlySet<string>
  /** Stories by their names from test/stories, where there is such a folder: `help.yaml`, `goal/refuses.yaml`. */
  readonly stories?: readonly string[]
}

/** Reads flows/, flows/programmes/ and the texts of locales/ under a folder. */
export function readSources(root: string): Sources {
  const names = [
    ...filesIn(root, 'flows', /\.ya?ml$/),
    ...filesIn(root, 'flows/whatsapp', /^rates\.yaml$/),
    ...filesIn(root, 'flows/programmes', /\.ya?ml$/),
    ...foldersIn(root, 'flows/overlays').flatMap((programme) => [
      ...filesIn(root, `flows/overlays/${programme}`, /\.ya?ml$/),
      ...filesIn(root, `flows/overlays/${programme}/base`, /\.(yaml|ftl)$/),
    ]),
    ...foldersIn(root, 'locales').flatMap((locale) => [
      ...filesIn(root, `locales/${locale}`, /\.ftl$/),
      ...filesIn(root, `locales/${locale}`, /^(country|intents|help-lines)\.yaml$/),
    ]),
    ...filesIn(root, 'locales', /^languages\.yaml$/),
  ]
  const files = new Map(names.map((name) => [name, readFileSync(join(root, name), 'utf8')]))
  const stories = storiesIn(root)
  return { files, recordings: recordingsIn(root), ...(stories ? { stories } : {}) }
}

/** The files of flows, `flows/<name>.yaml`, in order of their names. */
export function flowFiles({ files }: Sources): readonly string[] {
  return [...files.keys()].filter((file) => /^flows\/[^/]+\.ya?ml$/.test(file)).toSorted()
}

/** The files of programmes, in order of their names. */
export function programmeFiles({ files }: Sources): readonly string[] {
  return [...files.keys()].filter((file) => file.startsWith('flows/programmes/')).toSorted()
}

/** What programmes change of flows: `flows/overlays/<programme>/<flow>.yaml`. */
export function overlayFiles({ files }: Sources): readonly string[] {
  return [...files.keys()].filter((file) => /^flows\/overlays\/[^/]+\/[^/]+$/.test(file)).toSorted()
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

function foldersIn(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

function storiesIn(root: string): readonly string[] | undefined {
  const folder = join(root, 'test', 'stories')
  if (!existsSync(folder)) return undefined
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  )
}

/** Every recording under a folder, by its name from there. */
export function recordingsIn(root: string): ReadonlySet<string> {
  const found = foldersIn(root, 'locales').flatMap((locale) => {
    const folder = `locales/${locale}/audio`
    if (!existsSync(join(root, folder))) return []
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ogg'))
      .map((file) => `${folder}/${file}`)
  })
  return new Set(found)
}
