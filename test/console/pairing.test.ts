import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareOffice, type WhatsAppOffice } from '../service/whatsapp-office.ts'
import { announceMissingBrowser, hasBrowser, launchBrowser } from './browser.ts'
import { readQr } from './read-qr.ts'

const PATIENCE = { timeout: 30_000 }

describe('the page that links WhatsApp accounts to phones', { timeout: 120_000 }, () => {
  if (!hasBrowser) return announceMissingBrowser()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  async function open(office: WhatsAppOffice): Promise<Page> {
    const page = await browser.newPage()
    await page.goto(await pairingUrl(office))
    return page
  }

  test('a QR is scanned off the screen, the service connects by itself, and the other account is untouched', async () => {
    await using office = await prepareOffice(['fundap', 'fusai'])
    await office.start()
    const page = await open(office)
    await expect.poll(() => state(page, 'fundap').innerText(), PATIENCE).toContain('no está unida')
    const account = page.locator('[data-account=fundap]')
    await account.getByRole('button', { name: 'Unir con un teléfono' }).click()
    const svg = account.locator('.qr svg')
    await svg.waitFor(PATIENCE)
    const qr = readQr(await svg.evaluate((drawn) => drawn.outerHTML))
    office.server.scans(office.owner('fundap'), qr ?? '')
    await expect.poll(() => state(page, 'fundap').innerText(), PATIENCE).toBe('Conectada.')
    await account.getByText('el teléfono quedó unido').waitFor()
    expect(await account.locator('.number').innerText()).toBe(
      `+${office.owner('fundap').account.pn}`,
    )
    expect(await account.getByRole('button').filter({ visible: true }).count()).toBe(0)
    expect(await state(page, 'fusai').innerText()).toContain('no está unida')
    const maria = office.stranger('María')
    await maria.writes(office.owner('fundap').account, 'hola')
    await maria.hears('código de su clase')
    office.server.companion(office.owner('fundap')).connection?.end(401)
    await expect
      .poll(() => state(page, 'fundap').innerText(), PATIENCE)
      .toContain('Lo escrito está guardado')
    await page.close()
  })

  test('a code is typed into the phone instead', async () => {
    await using office = await prepareOffice()
    await office.start()
    const page = await open(office)
    await page.getByLabel('Número del teléfono').fill(`+${office.owner().account.pn}`)
    await page.getByRole('button', { name: 'Unir con un teléfono' }).click()
    const code = page.locator('.code strong')
    await expect.poll(() => code.textContent(), PATIENCE).toMatch(/^\w{4}-\w{4}$/)
    await expect.poll(() => office.server.hasCodeRequest, PATIENCE).toBe(true)
    office.server.typesCode(((await code.textContent()) ?? '').replace('-', ''))
    await expect.poll(() => state(page, 'fundap').innerText(), PATIENCE).toBe('Conectada.')
    await page.close()
  })

  test('a pairing is called off, and nothing has changed', async () => {
    await using office = await prepareOffice()
    await office.start()
    const page = await open(office)
    await page.getByRole('button', { name: 'Unir con un teléfono' }).click()
    await page.locator('.qr svg').waitFor(PATIENCE)
    await page.getByRole('button', { name: 'Cancelar' }).click()
    await page.getByText('Se canceló. Nada cambió.').waitFor(PATIENCE)
    expect(await state(page, 'fundap').innerText()).toContain('no está unida')
    await page.close()
  })

  test('who does not have the key sees no QR and begins nothing, nor does another page with it', async () => {
    await using office = await prepareOffice()
    const { url } = await office.start()
    const key = new URL(await pairingUrl(office)).hash.slice(1)
    const begin = (headers: Record<string, string>, body: object = { account: 'fundap' }) =>
      fetch(`${url}/whatsapp/accounts/begin`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    const withKey = { authorization: `Bearer ${key}` }
    expect((await fetch(`${url}/whatsapp/accounts/state`)).status).toBe(401)
    expect((await begin({})).status).toBe(401)
    expect((await begin({ authorization: 'Bearer ' })).status).toBe(401)
    expect((await begin({ ...withKey, origin: 'https://evil.example' })).status).toBe(403)
    expect((await begin(withKey, { account: 'nobody' })).status).toBe(409)
    expect((await begin(withKey, { account: 'fundap', number: 'mine' })).status).toBe(400)
    const shown = await fetch(`${url}/whatsapp/accounts/state`, { headers: withKey })
    expect(await shown.json()).toEqual([{ account: 'fundap', state: 'not-paired' }])
    const page = await browser.newPage()
    await page.goto(`${url}/whatsapp`)
    await page.getByText('con la dirección completa').waitFor()
    await page.close()
  })
})

const state = (page: Page, account: string) =>
  page.locator(`[data-account=${account}] .state [data-state]:visible`)

/** What the service printed when it started. */
async function pairingUrl({ service }: WhatsAppOffice): Promise<string> {
  const find = () => /Pair WhatsApp accounts: (\S+)/.exec(service?.output ?? '')?.[1]
  await expect.poll(find).toBeDefined()
  return find() ?? ''
}
