import { LOCALE, pageFiles, pageTexts, readPage, type PageFile } from './pages.ts'

const FILES = [
  'simulator.css',
  'icon.svg',
  'simulator.js',
  'phone.js',
  'service.js',
  'wall-clock.js',
]

/** The page with its words and `values` filled in, ready to be served. */
export function simulatorPage(values: Readonly<Record<string, string>>): string {
  return readPage('simulator.html', 'simulator', values)
}

/** What the page says of what happened; throws where there is no such text. */
export function simulatorText(message: string, variant: string): string {
  const text = pageTexts('simulator').find(LOCALE, message, variant, () => undefined)
  if (text === undefined) throw new Error(`the simulator page has no text '${message}.${variant}'`)
  return text
}

/** What the page loads: style, icon and modules, by file name. */
export function simulatorFiles(): ReadonlyMap<string, PageFile> {
  return pageFiles(FILES)
}
