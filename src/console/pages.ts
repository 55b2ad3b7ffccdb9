import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { Texts } from '../flow/texts.ts'
import { FRESH } from './page-headers.ts'
import { fillIn } from './simulator-page.ts'

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
} as const

/** A page of `pages/` in the console's words, at `path`, and beside it what it loads: `/live/console.css`. */
export function pageRoutes(path: string, page: string, files: readonly string[]): Hono {
  const app = new Hono()
  const html = fillIn(read(page), { lang: 'es' }, texts())
  app.get(path, (context) => context.html(html, 200, FRESH))
  for (const name of files) {
    const body = read(name)
    const type = TYPES[name.endsWith('.css') ? 'css' : 'js']
    app.get(`${path}/${name}`, (context) =>
      context.body(body, 200, { ...FRESH, 'content-type': type }),
    )
  }
  return app
}

function texts(): Texts {
  const path = new URL('../../locales/es/console.ftl', import.meta.url)
  return new Texts({ es: readFileSync(path, 'utf8') })
}

function read(name: string): string {
  return readFileSync(new URL(`pages/${name}`, import.meta.url), 'utf8')
}
