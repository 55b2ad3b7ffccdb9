import { parseYaml } from '../yaml.ts'
import { differences, type Difference, type Words } from './publish/diff.ts'
import { readFlow } from './read-flow.ts'
import { stemOf, type Sources } from './sources.ts'
import { fallbacks, type TextSources } from './texts.ts'

/* A programme that changes a flow keeps a copy of the flow as it was then: flows/overlays/<programme>/base/<flow>.yaml,
 * with its Spanish words as <flow>.<locale>.ftl. What has changed since is told from the two. */

/** A flow that a programme changes, and the locale its people are written to in. */
export type Changed = {
  readonly programme: string
  readonly flow: string
  readonly language: string
}

/** What has changed in everybody's flow since the copy was made; undefined where there is no copy that can be read. */
export function baseDifferences(
  changed: Changed,
  { files }: Sources,
): readonly Difference[] | undefined {
  const copy = baseCopyName(changed)
  if (isSame(baseCopy(changed, { files }), files)) return []
  const was = wordsOf(files.get(copy), copy, copiedTexts(changed, files))
  const file = `flows/${changed.flow}.yaml`
  const is = wordsOf(files.get(file), file, presentTexts(changed, files))
  if (!was) return undefined
  return is ? differences(was, is) : []
}

/** The flow as it is now, as the files of a copy. */
export function baseCopy(
  changed: Changed,
  { files }: Pick<Sources, 'files'>,
): ReadonlyMap<string, string> {
  const script = files.get(`flows/${changed.flow}.yaml`) ?? ''
  const texts = Object.entries(presentTexts(changed, files))
  return new Map([
    [baseCopyName(changed), script],
    ...texts.map(([locale, text]) => [textCopyName(changed, locale), text] as const),
  ])
}

/** Every flow of which a programme keeps a copy, or changes steps. */
export function changedFlows({ files }: Sources): readonly Omit<Changed, 'language'>[] {
  const found = [...files.keys()].flatMap((file) => {
    const [, programme] = /^flows\/overlays\/([^/]+)\/(?:base\/)?[^/]+\.yaml$/.exec(file) ?? []
    return programme === undefined ? [] : [`${programme}/${stemOf(file)}`]
  })
  return [...new Set(found)].toSorted().map((name) => {
    const [programme = '', flow = ''] = name.split('/')
    return { programme, flow }
  })
}

/** Where the copy of a flow stands that a programme's changes were written against. */
export function baseCopyName({ programme, flow }: Omit<Changed, 'language'>): string {
  return `flows/overlays/${programme}/base/${flow}.yaml`
}

function textCopyName({ programme, flow }: Changed, locale: string): string {
  return `flows/overlays/${programme}/base/${flow}.${locale}.ftl`
}

type Files = Sources['files']

function isSame(copy: Files, files: Files): boolean {
  return [...copy].every(([name, content]) => files.get(name) === content)
}

function copiedTexts(changed: Changed, files: Files): TextSources {
  return textsAt(changed, files, (locale) => textCopyName(changed, locale))
}

function presentTexts(changed: Changed, files: Files): TextSources {
  return textsAt(changed, files, (locale) => `locales/${locale}/${changed.flow}.ftl`)
}

function textsAt(
  { language }: Changed,
  files: Files,
  nameOf: (locale: string) => string,
): TextSources {
  const found = fallbacks(language).map((locale) => [locale, files.get(nameOf(locale))] as const)
  return Object.fromEntries(found.flatMap(([locale, text]) => (text ? [[locale, text]] : [])))
}

function wordsOf(source: string | undefined, file: string, texts: TextSources): Words | undefined {
  if (source === undefined) return undefined
  const { script } = readFlow(() => parseYaml(source, file), file)
  return script && { script, texts }
}
