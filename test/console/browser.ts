import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'
import { expect, test } from 'vitest'

/** Where distributions put Chromium. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const executable = PLACES.find((path) => existsSync(path))

export const hasBrowser = executable !== undefined

/** Without a browser the suite says so, and fails where nobody reads what it says (CI). */
export function announceMissingBrowser(): void {
  const what = `no Chromium at ${PLACES.join(', ')}; install it: apt-get install chromium`
  if (process.env['CI']) {
    test('a browser is installed', () => expect.fail(what))
    return
  }
  process.stderr.write(`\nSKIPPED: the page was not tried in a browser: ${what}\n\n`)
  test.skip(what)
}

/** The real browser, without its own calls to the network. */
export function launchBrowser(): Promise<Browser> {
  if (executable === undefined) throw new Error('ask hasBrowser first')
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return chromium.launch({ executablePath: executable, args })
}
