import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { announceMissingBrowser, hasBrowser, launchBrowser } from './browser.ts'
import { Phone } from './phone.ts'
import { cli } from '../service/run-service.ts'
import { startService, type Service } from './service.ts'

const TITLE = 'microMBA: simulador'
const QUESTION = '¿Cuánto vendió en la semana'

/** Counts what reaches beyond a window of 360 pixels. */
const BEYOND = `[...document.querySelectorAll('main *')].filter((each) =>
  !each.closest('.from, svg') && each.getBoundingClientRect().right > 360).length`

describe('the simulator page', () => {
  if (!hasBrowser) return announceMissingBrowser()
  let browser: Browser
  /** One service for the tests that only go ahead in its time; each begins with a new week's question. */
  let shared: Service
  beforeAll(async () => {
    ;[browser, shared] = await Promise.all([launchBrowser(), startService()])
  })
  afterAll(async () => {
    await browser.close()
    await shared[Symbol.asyncDispose]()
  })

  test("shows both phones, the clock and the week's question", async () => {
    const { page, maria, ana } = await open(browser, shared)
    await maria.hears(QUESTION)
    await ana.hears('Con este chat')
    expect(await page.title()).toBe(TITLE)
    expect(await page.locator('#now').textContent()).toMatch(/^\p{L}+ \d+ de \p{L}+, \d\d:\d\d$/u)
    await page.locator('#next').waitFor()
    expect(await page.locator('#next').textContent()).toMatch(/^\p{L}+ \d+, \d\d:\d\d$/u)
  })

  test('who is erased beside it is a stranger on her phone', async () => {
    await using service = await startService()
    const { page, maria } = await open(browser, service, { mayFail: true })
    await maria.hears(QUESTION)
    const erased = await cli(['erase', '2', '--apply'], { DATA_DIR: service.folder })
    expect(erased).toMatchObject({ code: 0, stdout: expect.stringContaining('María') as string })
    await page.reload()
    await maria.writes('hola')
    await maria.hears('escríbame el código de su clase')
  })

  test('an amount is said back', async () => {
    const { maria } = await openOnMonday(browser, shared)
    await maria.writes('450')
    await maria.hears('Q450')
    await maria.hasWritten('450')
  })

  test('a choice is tapped instead of written', async () => {
    // its own clock: the shared one may have come to a holiday
    await using service = await startService()
    const { page, maria } = await openOnMonday(browser, service, { mayFail: true })
    await maria.writes('450')
    await maria.hears('Q450')
    await nextMonday(page, maria)
    await maria.writes('100')
    const choice = maria.choice('Sí, que me llame')
    await choice.waitFor()
    await maria.mark()
    await choice.click()
    await maria.hasWritten('Sí, que me llame')
    await maria.hears('Ya le avisé a Doña Ana')
    await choice.waitFor({ state: 'detached' })
  })

  test("a call for help arrives on the trainer's phone", async () => {
    const { maria, ana } = await openOnMonday(browser, shared)
    await ana.mark()
    await maria.writes('ayuda')
    await maria.hears('Ya le avisé a Doña Ana')
    await ana.hears('María necesita que la busque')
  })

  test('a day later she is reminded, next Monday she is asked again', async () => {
    // its own clock: the shared one may have come to a holiday
    await using service = await startService()
    const { page, maria } = await openOnMonday(browser, service, { mayFail: true })
    expect(await page.locator('#now').textContent()).toMatch(/^lunes .*, 18:0\d$/)
    await maria.mark()
    await page.getByRole('button', { name: '+1 día' }).click()
    await maria.hears('Le escribe de nuevo el asistente')
    await nextMonday(page, maria)
  })

  test('where the week is recorded the page says why nothing is asked, and when it will be', async () => {
    await using service = await startService()
    const { page, maria } = await open(browser, service, { mayFail: true })
    await maria.hears(QUESTION)
    await maria.writes('450')
    await maria.hears('Q450')
    await page.getByRole('button', { name: 'Preguntar ventas ahora' }).click()
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toContain('ya dijo sus ventas de esta semana')
    await page.locator('#next').waitFor()
    expect(await page.locator('#no-next').isHidden()).toBe(true)
  })

  test('what comes due within a jump happens at its time', async () => {
    await using service = await startService()
    const { page, maria } = await openOnMonday(browser, service, { mayFail: true })
    await nextMonday(page, maria)
    const answer = await fetch(new URL('/simulator/state', service.url))
    const { maria: lines } = (await answer.json()) as { maria: readonly Line[] }
    const [reminder, question] = ['Le escribe de nuevo', QUESTION].map((text) =>
      lines.findLast((line) => line.from === 'bot' && line.text.includes(text)),
    )
    const days = ((question?.at ?? 0) - (reminder?.at ?? 0)) / 86_400_000
    expect(days).toBeGreaterThan(4)
    expect(days).toBeLessThan(7)
  })

  test('markup that is written is shown as it was written', async () => {
    const { page, maria } = await openOnMonday(browser, shared)
    const markup = '<img src=x onerror="document.title=1"><b>450</b>'
    await maria.writes(markup)
    await maria.hasWritten(markup)
    expect(await maria.chat.locator('img, b').count()).toBe(0)
    expect(await page.title()).toBe(TITLE)
  })

  test('Enter sends, Shift+Enter begins a new line', async () => {
    await using service = await startService()
    const { maria } = await openOnMonday(browser, service, { mayFail: true })
    await maria.mark()
    await maria.input.pressSequentially('Buenas tardes')
    await maria.input.press('Shift+Enter')
    await maria.input.pressSequentially('vendí 300')
    await maria.input.press('Enter')
    await maria.hasWritten('Buenas tardes\nvendí 300')
    expect(await maria.input.inputValue()).toBe('')
    await maria.hears('Q300')
  })

  test('words of danger are shown as kept apart, not as an empty bubble', async () => {
    await using service = await startService()
    const { maria } = await open(browser, service, { mayFail: true })
    await maria.hears(QUESTION)
    await maria.writes('mi esposo me pega')
    await maria.hears('Usted no tiene la culpa')
    await maria.hasWritten('(mensaje reservado)')
  })

  test('lines written quickly arrive in their order', async () => {
    const { maria } = await openOnMonday(browser, shared)
    const lines = ['uno', 'dos', 'tres', 'cuatro']
    for (const line of lines) await maria.writes(line)
    await maria.hasWritten(...lines)
  })

  test('a suggestion is put into her input', async () => {
    const { page, maria } = await open(browser, shared)
    await page.getByRole('button', { name: '500 mil' }).click()
    expect(await maria.input.inputValue()).toBe('500 mil')
  })

  test('fits a phone of 360 pixels', async () => {
    const { page, maria } = await openOnMonday(browser, shared)
    await page.setViewportSize({ width: 360, height: 640 })
    const word = 'x'.repeat(400)
    await maria.writes(word)
    await maria.hasWritten(word)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    expect(await page.evaluate(BEYOND)).toBe(0)
  })

  test('what the service refuses is shown', async () => {
    await using service = await startService()
    const { page, maria } = await open(browser, service, { mayFail: true })
    await maria.hears(QUESTION)
    await maria.writes('alto')
    const ask = page.getByRole('button', { name: 'Preguntar ventas ahora' })
    const problem = page.getByRole('alert')
    await expect
      .poll(async () => {
        // each refusal has been shown before the next click, so that none comes after the notice is closed
        await Promise.all([page.waitForResponse(/\/check-in$/), ask.click()])
        return problem.textContent()
      })
      .toContain('is not taking part')
    await page.getByRole('button', { name: 'Cerrar el aviso' }).click()
    expect(await problem.innerText()).toBe('')
  })

  test('survives a restart of the service', async () => {
    await using service = await startService()
    const { page, maria } = await open(browser, service, { mayFail: true })
    await maria.hears(QUESTION)
    const offline = page.getByText('No hay conexión con el servicio')
    await service.restart(async () => {
      await maria.writes('450')
      await offline.waitFor()
      expect(await maria.input.inputValue()).toBe('450')
    })
    await offline.waitFor({ state: 'hidden' })
    await maria.input.press('Enter')
    await maria.hears('Q450')
  })

  test('its answers allow nothing in line, nothing from elsewhere and no frame', async () => {
    for (const path of ['/', '/simulator/simulator.js', '/simulator/state']) {
      const { headers } = await fetch(new URL(path, shared.url))
      expect(headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test.for(['messages', 'check-in', 'clock'])('another page cannot post %s', async (verb) => {
    const answer = await fetch(new URL(`/simulator/${verb}`, shared.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ chat: 'maria', text: '1', hours: 1 }),
    })
    expect(answer.status).toBe(403)
  })
})

type Line = { readonly at: number; readonly from: string; readonly text: string }

/** The page in a window of its own; the test fails where the page broke a rule, its own or the browser's. */
async function open(browser: Browser, service: Service, { mayFail = false } = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' })
  const troubles = watchTroubles(page, service)
  onTestFinished(async () => {
    await page.close()
    if (!mayFail) expect(troubles).toEqual([])
  })
  await page.goto(service.url)
  const [maria, ana] = [new Phone(page, 'Doña María'), new Phone(page, 'Doña Ana')]
  await page.locator('.maria [aria-busy=false]').waitFor()
  return { page, maria, ana }
}

/** The page once the question of the next Monday has come. */
async function openOnMonday(browser: Browser, service: Service, options = {}) {
  const opened = await open(browser, service, options)
  await opened.maria.hears(QUESTION)
  await nextMonday(opened.page, opened.maria)
  return opened
}

async function nextMonday(page: Page, maria: Phone): Promise<void> {
  await maria.mark()
  const button = page.getByRole('button', { name: 'Próximo lunes 18:00' })
  await button.click()
  const isPassing = () => button.getAttribute('aria-disabled')
  await expect.poll(isPassing, { timeout: 20_000, interval: 50 }).toBeNull()
  await maria.hears('Soy el asistente de Doña Ana')
}

/** Errors on the console (a breach of the content security policy is one), uncaught errors, requests to elsewhere. */
function watchTroubles(page: Page, service: Service): readonly string[] {
  const troubles: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== service.url) troubles.push(`asked ${request.url()}`)
  })
  return troubles
}
