import { readFileSync } from 'node:fs'
import { Texts } from '../flow/texts.ts'

/** The language the page is written in. */
const LOCALE = 'es'

/** The files beside the page, by the name they are served under. */
const TYPES = {
  'simulator.css': 'text/css; charset=utf-8',
  'simulator.svg': 'image/svg+xml',
  'simulator.js': 'text/javascript; charset=utf-8',
  'phone.js': 'text/javascript; charset=utf-8',
  'service.js': 'text/javascript; charset=utf-8',
  'wall-clock.js': 'text/javascript; charset=utf-8',
} as const

export type PageFile = { readonly body: string; readonly type: string }

/** The page with its words and `values` filled in, ready to be served. */
export function simulatorPage(values: Readonly<Record<string, string>>): string {
  return fillIn(read('simulator.html'), { lang: LOCALE, ...values }, readTexts())
}

/** What the page says of what happened; throws where there is no such text. */
export function simulatorText(message: string, variant: string): string {
  const text = readTexts().find(LOCALE, message, variant, () => undefined)
  if (text === undefined) throw new Error(`the simulator page has no text '${message}.${variant}'`)
  return text
}

function readTexts(): Texts {
  const path = new URL(`../../locales/${LOCALE}/simulator.ftl`, import.meta.url)
  return new Texts({ [LOCALE]: readFileSync(path, 'utf8') })
}

/** What the page loads: style, icon and modules, by file name. */
export function simulatorFiles(): ReadonlyMap<string, PageFile> {
  return new Map(Object.entries(TYPES).map(([name, type]) => [name, { body: read(name), type }]))
}

/**
 * `{{ message }}` and `{{ message.variant }}` become texts, `{{ $value }}` a value, all escaped for HTML. Throws on a
 * name that nothing stands for.
 */
export function fillIn(
  template: string,
  values: Readonly<Record<string, string>>,
  texts: Texts,
): string {
  return template.replaceAll(NAME, (whole, dollar: string, name: string, variant?: string) => {
    const found = dollar ? values[name] : texts.find(LOCALE, name, variant, () => undefined)
    if (found === undefined) throw new Error(`nothing stands for '${whole}' of the simulator page`)
    return escapeHtml(found)
  })
}

const NAME = /\{\{ (\$?)([a-z-]+)(?:\.([a-z-]+))? \}\}/g

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
}

function read(name: string): string {
  return readFileSync(new URL(`pages/${name}`, import.meta.url), 'utf8')
}
