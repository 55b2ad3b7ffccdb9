import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Texts } from '../flow/texts.ts'
import { RequestError } from '../model/request-error.ts'
import { ROOT } from './workplace.ts'

/** Says a message of a command's own texts. */
export type Say = (message: string, values?: Values) => string

/** Numbers choose between one and many, and are written with the language's separators: what is no count is given as text. */
type Values = Readonly<Record<string, string | number>>

/** The option of every command that speaks with coordinators (docs/decisions/034-language-of-commands.md). */
export const LANGUAGE = { type: 'string', default: 'es' } as const

const LANGUAGES = ['es', 'en'] as const

/** The words of a command, locales/<language>/<name>.ftl; `commands` where it has no file of its own. */
export function wordsIn(name: string, language: string): Say {
  if (!LANGUAGES.some((each) => each === language))
    throw new RequestError(`--language '${language}': expected one of ${LANGUAGES.join(', ')}`)
  const sources = LANGUAGES.map((each) => [each, sourceOf(name, each)])
  const texts = new Texts(Object.fromEntries(sources))
  return (message, values = {}) => {
    const text = texts.find(language, message, undefined, (value) => values[value])
    if (text === undefined) throw new Error(`no text '${message}' in ${name}.ftl`)
    return text
  }
}

function sourceOf(name: string, locale: string): string {
  return readFileSync(join(ROOT, 'locales', locale, `${name}.ftl`), 'utf8')
}
