import type { Sources } from '../../sources.ts'
import { readFtl, type FtlFile } from './ftl.ts'

/** A .ftl file, with the flow its texts are for and the programme whose own words they are, if any. */
export type Words = FtlFile & { readonly flow: string; readonly programme?: string }

/** Files of texts that other parts of the program use, each in its own way: the pages, the commands. */
export const FOREIGN: ReadonlySet<string> = new Set([
  'check',
  'commands',
  'publish',
  'calendar',
  'simulator',
  'console',
  'import',
  'simulate',
])

/** Every `locales/<locale>/<flow>.ftl` and `locales/<locale>/<flow>.<programme>.ftl`. */
export function readFtlFiles({ files }: Sources): readonly Words[] {
  return [...files].flatMap(([file, source]): readonly Words[] => {
    const [, locale, name] = /^locales\/([^/]+)\/([^/]+)\.ftl$/.exec(file) ?? []
    if (locale === undefined || name === undefined || FOREIGN.has(name)) return []
    const [flow = '', programme] = name.split('.')
    const words = { ...readFtl(source, { file, locale, name }), flow }
    return [programme === undefined ? words : { ...words, programme }]
  })
}
