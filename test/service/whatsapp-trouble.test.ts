import { expect, test } from 'vitest'
import { startBotApiServer } from '../bot-api-server/bot-api-server.ts'
import { hears, TOKEN } from './classroom.ts'
import { openOffice, type WhatsAppOffice } from './whatsapp-office.ts'

/* What keeps an account from its work is told where people look: /readyz at once, doctor, and the coordinators' chats. */

const PATIENCE = { timeout: 60_000 }
const HOUR = 3_600_000

async function troubleOf(office: WhatsAppOffice, account: string): Promise<string> {
  const response = await fetch(`${office.service?.url}/readyz`)
  const { channels } = (await response.json()) as {
    channels: readonly { account: string; trouble: string | null }[]
  }
  return channels.find((each) => each.account === account)?.trouble ?? ''
}

/** /readyz says it, and doctor does, with 1. */
async function expectTold(office: WhatsAppOffice, account: string, words: string): Promise<void> {
  await expect.poll(() => troubleOf(office, account), PATIENCE).toContain(words)
  const doctor = () => office.cli('doctor')
  await expect.poll(async () => (await doctor()).stdout, PATIENCE).toContain(words)
  const { code, stdout } = await doctor()
  expect([code, stdout]).toEqual([1, expect.stringContaining(`canal ${account}, desde`)])
}

const creds = (office: WhatsAppOffice) =>
  office.look((store) =>
    store.read((db) =>
      db
        .selectFrom('whatsapp_keys')
        .select('value')
        .where('account', '=', 'fundap')
        .where('type', '=', 'creds')
        .executeTakeFirst(),
    ),
  )

const writeCreds = (office: WhatsAppOffice, value: string) =>
  office.look((store) =>
    store.transact((tx) =>
      tx.db
        .updateTable('whatsapp_keys')
        .set({ value })
        .where('account', '=', 'fundap')
        .where('type', '=', 'creds')
        .execute(),
    ),
  )

test('a corrupt key row stops its account alone, is told, makes no new identity, and all goes on when it is whole again', async () => {
  await using office = await openOffice(['fundap', 'fusai'])
  const maria = await office.entrepreneur('María')
  await office.service?.stop()
  const whole = (await creds(office))?.value ?? ''
  const corrupt = `${whole.slice(0, 40)}AAAA${whole.slice(44)}`
  await writeCreds(office, corrupt)
  await maria.writes(office.owner().account, 'cuándo es la clase')
  await office.start()
  await expectTold(office, 'fundap', "its key 'creds/self' cannot be read")
  expect(await troubleOf(office, 'fusai')).toBe('')
  const rosa = office.stranger('Rosa')
  await rosa.writes(office.owner('fusai').account, 'hola')
  await rosa.hears('código de su clase')
  await office.service?.stop()
  expect((await creds(office))?.value).toBe(corrupt)
  expect(office.owner().account.linked.size).toBe(1)
  await writeCreds(office, whole)
  const heard = maria.texts.length
  await office.start()
  await expect.poll(() => maria.texts.length, PATIENCE).toBeGreaterThan(heard)
  expect(await troubleOf(office, 'fundap')).toBe('')
}, 240_000)

test('a wrong SECRET_KEY is told, reads and changes nothing, and the right one goes on where it was', async () => {
  await using office = await openOffice()
  const maria = await office.entrepreneur('María')
  await office.service?.stop()
  const before = await creds(office)
  await office.start({ SECRET_KEY: 'another-secret-of-the-service-43-characters-x' })
  await expectTold(office, 'fundap', 'either SECRET_KEY is not the one it was paired with')
  expect(await creds(office)).toEqual(before)
  const { logins } = office.server
  await maria.writes(office.owner().account, 'cuándo es la clase')
  await office.service?.stop()
  expect(office.server.logins).toBe(logins)
  const heard = maria.texts.length
  await office.start()
  await expect.poll(() => maria.texts.length, PATIENCE).toBeGreaterThan(heard)
  expect(await troubleOf(office, 'fundap')).toBe('')
}, 240_000)

test('a clock that is off by an hour is told; she is heard and answered all the same', async () => {
  await using office = await openOffice()
  const maria = await office.entrepreneur('María')
  expect(await troubleOf(office, 'fundap')).toBe('')
  await office.service?.stop()
  office.server.clock.advance(HOUR)
  await office.start()
  await expectTold(office, 'fundap', "this machine's clock is 60 minutes behind WhatsApp's")
  await maria.writes(office.owner().account, 'hola')
  await maria.hears('Aquí estoy')
}, 240_000)

test('a banned number: the coordinator hears of it on Telegram, what waits is kept, and the call list is there', async () => {
  const telegram = await startBotApiServer({ token: TOKEN })
  await using closing = new AsyncDisposableStack()
  closing.defer(() => telegram.close())
  await using office = await openOffice(['fundap'], {
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
  })
  const access = ['access', 'add', '--programme', 'fundap', '--role', 'coordinator']
  const { stdout } = await office.cli(...access, '--name', 'Rosa')
  const rosa = telegram.person(6_000, 'Rosa')
  rosa.writes(/^código (\S+)/m.exec(stdout)?.[1] ?? '')
  await rosa.waitForMessage(() => true, 30_000)
  const maria = await office.entrepreneur('María')
  office.server.refusal = 403
  office.server.dropAll()
  await expectTold(office, 'fundap', 'the number is banned or restricted')
  await office.cli('trigger', 'weekly-check-in', '--cohort', office.classCode)
  await hears(rosa, 'El canal fundap tiene un problema', 120_000)
  const drill = await office.cli('drill', 'ban', '--account', 'fundap')
  expect(drill.stdout).toContain('quedarían esperando un mensaje')
  expect(drill.stdout).toContain(`María, +${maria.account.pn}, Grupo 1, en weekly-check-in`)
  const { logins } = office.server
  await office.service?.stop()
  // the appeal was heard: the number may be used again
  office.server.refusal = undefined
  await office.start()
  expect(office.server.logins).toBeGreaterThan(logins - 1)
  await maria.hears('¿Cuánto vendió', 60_000)
}, 300_000)
