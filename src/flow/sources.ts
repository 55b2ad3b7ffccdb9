import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { withoutByteOrderMark } from '../model/odd-character.ts'

/** The files of a library as written, by their names from its folder: `flows/intro.yaml`. */
export type Sources = {
  readonly files: ReadonlyMap<string, string>
  /** Recordings: `locales/quc/audio/intro/sales.ogg`. */
  readonly recordings: ReadonlySet<string>
  /**
   * Reads the stories, by their names from test/stories where there is such a folder: `help.yaml`, `goal/refuses.yaml`. A
   * start has no use for them.
   */
  readonly stories?: () => ReadonlyMap<string, string> | undefined
  /** What stands in flows/ or locales/ and is no file that anybody reads: `flows/new/visit.yaml`, `flows/visit.YML`. */
  readonly unread?: readonly string[]
}

/** Reads flows/, flows/programmes/ and the texts of locales/ under a folder. */
export function readSources(root: string): Sources {
  const names = [
    ...filesIn(root, 'flows', /\.ya?ml$/),
    ...filesIn(root, 'flows/whatsapp', /^(rates|templates)\.yaml$/),
    ...filesIn(root, 'flows/programmes', /\.ya?ml$/),
    ...foldersIn(root, 'flows/overlays').flatMap((programme) => [
      ...filesIn(root, `flows/overlays/${programme}`, /\.ya?ml$/),
      ...filesIn(root, `flows/overlays/${programme}/base`, /\.(yaml|ftl)$/),
    ]),
    ...foldersIn(root, 'locales').flatMap((locale) => [
      ...filesIn(root, `locales/${locale}`, /\.ftl$/),
      ...filesIn(root, `locales/${locale}`, WORDS),
    ]),
    ...filesIn(root, 'locales', /^languages\.yaml$/),
  ]
  const files = new Map(
    names.map((name) => [name, withoutByteOrderMark(readFileSync(join(root, name), 'utf8'))]),
  )
  const recordings = recordingsIn(root)
  const unread = ['flows', 'locales'].flatMap((folder) => unreadIn(root, folder, files, recordings))
  return { files, recordings, unread, stories: () => storiesIn(root) }
}

/** Files that look as if they were meant: of the kinds that are read, at a place or under a name where none is. */
function unreadIn(
  root: string,
  folder: string,
  files: ReadonlyMap<string, string>,
  recordings: ReadonlySet<string>,
): readonly string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => MEANT.test(file) && !LEFTOVER.test(basename(file)))
    .filter((file) => !files.has(file) && !recordings.has(file))
}

const MEANT = /\.(?:ya?ml|ftl|ogg|oga|opus|mp3|m4a|wav)(?:\.\w+)?$/i

/** What people write, and what is known of a country. */
const WORDS =
  /^(?:answers|country|desk|help-lines|import|intents|money|safety|simulation|speakers)\.yaml$/

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
    .filter((file) => pattern.test(file) && !LEFTOVER.test(file))
    .filter((file) => isReadable(join(root, folder, file)))
    .map((file) => `${folder}/${file}`)
}

/** What editors and systems leave beside a file: `~$visit.yaml`, `._visit.yaml`. */
const LEFTOVER = /^[.~]/

/** A file, or a link that leads to one, that may be read; a folder of that name and a broken link are found as unread. */
function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function foldersIn(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

function storiesIn(root: string): ReadonlyMap<string, string> | undefined {
  const folder = join(root, 'test', 'stories')
  if (!existsSync(folder)) return undefined
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    names
      .filter((name) => name.endsWith('.yaml') && isReadable(join(folder, name)))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
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
