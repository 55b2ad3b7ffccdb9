import { rm } from 'node:fs/promises'
import { get } from 'node:http'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startBotApiServer, type BotApiServer } from '../bot-api-server/bot-api-server.ts'
import { TOKEN } from '../channels/telegram/setup.ts'
import { announceMissingBrowser, hasBrowser, launchBrowser } from '../console/browser.ts'
import { Phone } from '../console/phone.ts'
import { launchService, type Launch } from '../service/run-service.ts'
import { bytesOf } from './bytes-of.ts'
import { recordedLibrary, VOICE } from './recorded-library.ts'

/* The whole service on a copy of the checkout with recordings: on Telegram, and on the simulator's page. */

const NAMES = ['locales/es/audio/audio/on.ogg', 'locales/es/audio/help/call.ogg']

let root: string
let server: BotApiServer
let launch: Launch
let url: string

beforeAll(async () => {
  root = await recordedLibrary(NAMES, { program: true })
  server = await startBotApiServer({ token: TOKEN })
  launch = launchService(
    {
      DATA_DIR: join(root, 'data'),
      PORT: '0',
      SIMULATOR: '1',
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: server.url,
    },
    root,
  )
  ;({ url } = await launch.ready)
  await fetch(new URL('/simulator/state', url))
})

afterAll(async () => {
  await launch.stop()
  await server.close()
  await rm(root, { recursive: true })
})

test('on Telegram the voice note comes first, then the text', async () => {
  const maria = server.person(7001, 'María')
  maria.opens(await classCode())
  await maria.waitForMessage(({ text }) => text.includes('¿Acepta?'))
  for (const text of ['Sí, acepto', 'María', 'audio']) {
    maria.writes(text)
    await maria.waitForMessage()
  }
  await maria.waitForMessage(({ text }) => text.startsWith('Anotado'))
  const [voice, text] = maria.received().slice(-2)
  expect([voice?.kind, text?.kind]).toEqual(['voice', 'text'])
  expect(await bytesOf(voice)).toEqual(VOICE)
  maria.writes('ayuda')
  await maria.waitForMessage(({ text: said }) => said.startsWith('Ya le avisé'))
  expect(
    maria
      .received()
      .slice(-2)
      .map(({ kind }) => kind),
  ).toEqual(['voice', 'text'])
})

describe('on the page of the simulator', () => {
  if (!hasBrowser) return announceMissingBrowser()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  test('a voice note can be played, and breaks no rule of the page', async () => {
    const page = await browser.newPage()
    const troubles: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) troubles.push(message.text())
    })
    await page.goto(url)
    const maria = new Phone(page, 'Doña María')
    await maria.hears('¿Cuánto vendió')
    await maria.writes('audio')
    await maria.hears('Anotado')
    const voice = maria.chat.getByLabel('Nota de voz').last()
    await voice.waitFor()
    const length = () => voice.evaluate((each) => Number(Reflect.get(each, 'duration')))
    await expect.poll(length).toBeCloseTo(2, 1)
    await voice.evaluate((each) => (each as unknown as { play(): Promise<void> }).play())
    const position = () => voice.evaluate((each) => Number(Reflect.get(each, 'currentTime')))
    await expect.poll(position).toBeGreaterThan(0)
    expect(troubles).toEqual([])
    await page.close()
  })
})

test('a recording of the library is served, with its type', async () => {
  const answer = await fetch(new URL(`/simulator/recordings/${NAMES[0]}`, url))
  expect(answer.headers.get('content-type')).toBe('audio/ogg')
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(VOICE)
})

test.each([
  'locales/es/audio.ftl',
  'locales/es/audio/audio/off.ogg',
  'locales/es/audio/../audio.ftl',
  '../package.json',
  '../../../../../../etc/passwd',
  '%2e%2e/package.json',
  '..%2fpackage.json',
  'locales%2fes%2faudio%2faudio%2fon.ogg%00.html',
  '/etc/passwd',
  '%ff',
])('nothing else is served: %s', async (name) => {
  const { status, body } = await rawGet(`/simulator/recordings/${name}`)
  expect(status).toBe(404)
  expect(body).not.toContain('micromba"')
})

/** `fetch` would tidy the path up before it is sent. */
function rawGet(path: string): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    get({ hostname, port, path }, (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      answer.on('end', () => resolve({ status: answer.statusCode, body }))
    }).on('error', reject)
  })
}

async function classCode(): Promise<string> {
  const { openSqlite } = await import('../../src/store/sqlite/sqlite.ts')
  const { systemClock } = await import('../../src/clock.ts')
  await using store = await openSqlite(join(root, 'data', 'micromba.db'), systemClock.now())
  const cohort = await store.read((db) =>
    db.selectFrom('cohorts').select('class_code').executeTakeFirstOrThrow(),
  )
  return cohort.class_code
}
