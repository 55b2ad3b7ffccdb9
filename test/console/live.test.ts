import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareClassroom, type Classroom } from '../service/classroom.ts'
import { announceMissingBrowser, hasBrowser, launchBrowser } from './browser.ts'

const PATIENCE = { timeout: 30_000 }

describe('the page of what happens', { timeout: 120_000 }, () => {
  if (!hasBrowser) return announceMissingBrowser()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  test('tells what happens as it happens, and nothing of whom', async () => {
    await using classroom = await prepareClassroom()
    await classroom.start()
    await classroom.addCohort()
    await classroom.joinTrainer()
    const page = await open(browser, classroom)
    await page.getByText('Todo marcha bien.').waitFor(PATIENCE)
    const maria = await classroom.entrepreneur('María')
    await classroom.ask(maria)
    await happened(page, 'Salió un mensaje del programa')
    maria.writes('Q450')
    await happened(page, 'Se anotó una cantidad FUNDAP, Grupo 1')
    maria.writes('ayuda')
    await happened(page, 'Se abrió una llamada de ayuda FUNDAP, Grupo 1')
    await expect.poll(() => page.locator('[data-count=openTickets]').innerText()).toBe('1')
    const shown = await page.locator('main').innerText()
    for (const personal of ['María', '450', 'ayuda\n']) expect(shown).not.toContain(personal)
    await page.close()
  })

  test('says that the service is away, and shows nothing without its key', async () => {
    await using classroom = await prepareClassroom()
    const { url } = await classroom.start()
    expect((await fetch(`${url}/live/feed`)).status).toBe(401)
    const stranger = await browser.newPage()
    await stranger.goto(`${url}/live`)
    await stranger.getByText('con la dirección completa').waitFor()
    await stranger.close()
    const page = await open(browser, classroom)
    await page.getByText('Todavía no ha pasado nada.').waitFor(PATIENCE)
    await classroom.service?.stop()
    await page.getByText('El programa no responde').waitFor(PATIENCE)
    await page.close()
  })
})

async function open(browser: Browser, { service }: Classroom): Promise<Page> {
  const [, address] = /See what happens: (\S+)/.exec(service?.output ?? '') ?? []
  const page = await browser.newPage()
  await page.goto(address ?? '')
  return page
}

function happened(page: Page, what: string): Promise<void> {
  return page.locator('#happenings li', { hasText: what }).first().waitFor(PATIENCE)
}
