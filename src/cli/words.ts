import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Texts } from '../flow/texts.ts'
import { RequestError } from '../model/request-error.ts'
import { ROOT } from './workplace.ts'

/** Says a message of a command's own texts. */
export type Say = (message: string, values?: Readonly<Record<string, string | number>>) => string

const LANGUAGES = ['es', 'en'] as const

/** The words of a command: locales/<language>/<command>.ftl. */
export function wordsIn(command: string, language: string): Say {
  if (!LANGUAGES.some((each) => each === language))
    throw new RequestError(`--language '${language}': expected one of ${LANGUAGES.join(', ')}`)
  const sources = LANGUAGES.map((each) => [each, sourceOf(command, each)])
  const texts = new Texts(Object.fromEntries(sources))
  return (message, values = {}) => {
    const text = texts.find(language, message, undefined, (name) => values[name])
    if (text === undefined) throw new Error(`no text '${message}' in ${command}.ftl`)
    return text
  }
}

function sourceOf(command: string, locale: string): string {
  return readFileSync(join(ROOT, 'locales', locale, `${command}.ftl`), 'utf8')
}
