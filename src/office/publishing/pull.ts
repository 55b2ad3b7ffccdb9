import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { FlowSource } from '../../flow/flow.ts'

/** Files that were written, and text files beside them that the version does not have. */
export type Pulled = { readonly written: readonly string[]; readonly extra: readonly string[] }

/** Writes a version into the files of a checkout: the script, or a programme's changes of it, and the texts. */
export function pullFiles(root: string, source: FlowSource): Pulled {
  const files = new Map([...scriptOf(source), ...textsOf(source)])
  for (const [file, content] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), content)
  }
  const words = `${wordsName(source)}.ftl`
  const beside = readdirSync(join(root, 'locales'))
    .map((locale) => join('locales', locale, words))
    .filter((file) => existsSync(join(root, file)))
  return { written: [...files.keys()], extra: beside.filter((file) => !files.has(file)) }
}

function scriptOf({ file, script, programme, overlay }: FlowSource): readonly [string, string][] {
  if (programme === undefined) return [[file, script]]
  return overlay ? [[overlay.file, overlay.script]] : []
}

/** `es` belongs to everybody, `es@fundap` to a programme: only those of the version's own kind are its files. */
function textsOf(source: FlowSource): readonly [string, string][] {
  const own = source.programme === undefined ? '' : `@${source.programme}`
  return Object.entries(source.texts).flatMap(([key, content]): [string, string][] => {
    const [locale = '', programme] = key.split('@')
    if ((programme === undefined ? '' : `@${programme}`) !== own) return []
    return [[join('locales', locale, `${wordsName(source)}.ftl`), content]]
  })
}

function wordsName({ file, programme }: FlowSource): string {
  const flow = basename(file, '.yaml')
  return programme === undefined ? flow : `${flow}.${programme}`
}
