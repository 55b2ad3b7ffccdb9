import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Texts } from '../flow/texts.ts'
import { RequestError } from '../model/request-error.ts'
import { ROOT } from './workplace.ts'

/** Says a message of one file of locales/<language>. */
export type Say = (message: string, values?: Readonly<Record<string, string | number>>) => string

const LANGUAGES = ['es', 'en'] as const

/** The words of a command, locales/<language>/<file>.ftl; throws a RequestError for a language it has not. */
export function wordsIn(language: string, file: string): Say {
  if (!LANGUAGES.some((each) => each === language))
    throw new RequestError(`--language '${language}': expected one of ${LANGUAGES.join(', ')}`)
  const sourceOf = (locale: string) =>
    readFileSync(join(ROOT, 'locales', locale, `${file}.ftl`), 'utf8')
  const texts = new Texts(Object.fromEntries(LANGUAGES.map((each) => [each, sourceOf(each)])))
  return (message, values = {}) => {
    const text = texts.find(language, message, undefined, (name) => values[name])
    if (text === undefined) throw new Error(`no text '${message}' in ${file}.ftl`)
    return text
  }
}
