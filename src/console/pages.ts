import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { Texts } from '../flow/texts.ts'
import { FRESH } from './page-headers.ts'

/** The language the pages are written in. */
export const LOCALE = 'es'

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

export type PageFile = { readonly body: string; readonly type: string }

/** A page of `pages/` with its words (of `locales/es/<words>.ftl`) and `values` filled in, ready to be served. */
export function readPage(
  name: string,
  words: string,
  values: Readonly<Record<string, string>> = {},
): string {
  return fillIn(read(name), { lang: LOCALE, ...values }, pageTexts(words))
}

/** The words of a page. */
export function pageTexts(words: string): Texts {
  const path = new URL(`../../locales/${LOCALE}/${words}.ftl`, import.meta.url)
  return new Texts({ [LOCALE]: readFileSync(path, 'utf8') })
}

/** What pages load: styles, icons and modules, by file name. */
export function pageFiles(names: readonly string[]): ReadonlyMap<string, PageFile> {
  return new Map(
    names.map((name) => [
      name,
      { body: read(name), type: TYPES[name.split('.').at(-1) ?? ''] ?? '' },
    ]),
  )
}

/** A page at `path`, and what it loads `under` another: `/live/console.css`. */
export function pageRoutes(
  path: string,
  html: string,
  files: ReadonlyMap<string, PageFile>,
  under = path,
): Hono {
  const app = new Hono()
  app.get(path, (context) => context.html(html, 200, FRESH))
  for (const [name, { body, type }] of files) {
    app.get(`${under}/${name}`, (context) =>
      context.body(body, 200, { ...FRESH, 'content-type': type }),
    )
  }
  return app
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
    if (found === undefined) throw new Error(`nothing stands for '${whole}' of the page`)
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
