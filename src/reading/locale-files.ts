import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { dataOf, readYaml, type YamlFile } from '../yaml.ts'
import { languageOf } from '../model/locale.ts'

/** The folder of the languages: `locales/<language>[-<country>]/`. */
const LOCALES = fileURLToPath(new URL('../../locales/', import.meta.url))

/** A checked file; `name` as people know it: `locales/es/answers.yaml`. */
export type LocaleFile<Data> = { readonly name: string; readonly data: Data }

/**
 * The files of this name for a locale, parent language first (`es`, then `es-GT`), each checked by the
 * schema. Throws a YamlError (file, line, cure) on bad data, an Error where the language has no such file.
 */
export function readLocaleFiles<Data>(
  locale: string,
  name: string,
  schema: z.ZodType<Data>,
  folder = LOCALES,
): LocaleFile<Data>[] {
  const language = languageOf(locale)
  const found = [...new Set([language, locale])]
    .filter((one) => /^[\w-]+$/.test(one))
    .filter((one) => hasOwnFile(one, name, folder))
  if (found.length === 0) {
    throw new Error(`locale '${locale}' has no words: write locales/${language}/${name}`)
  }
  return found.map((one) => {
    const shown = `locales/${one}/${name}`
    return { name: shown, data: dataOf(fileAt(`${folder}/${one}/${name}`, shown), schema) }
  })
}

/** Whether a locale, or its language, has a file of this name: whether people can be read in it. */
export function hasLocaleFile(locale: string, name: string, folder = LOCALES): boolean {
  return [languageOf(locale), locale].some((one) => hasOwnFile(one, name, folder))
}

/** Whether the folder of a locale itself has such a file. */
export function hasOwnFile(locale: string, name: string, folder = LOCALES): boolean {
  return existsSync(`${folder}/${locale}/${name}`)
}

/** A language's file is read once, however many countries add to it. */
const files = new Map<string, YamlFile>()

function fileAt(path: string, name: string): YamlFile {
  const known = files.get(path)
  if (known) return known
  const file = readYaml(path, name)
  if (path.startsWith(LOCALES)) files.set(path, file)
  return file
}
