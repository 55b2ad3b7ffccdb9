import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import type { Account } from '../whatsapp-server/account.ts'
import type { Phone } from '../whatsapp-server/phone.ts'
import { openOffice, type WhatsAppOffice } from './whatsapp-office.ts'

const GROUP = '120363000000000000@g.us'
const CANNOT_READ = 'Eso no lo puedo leer todavía'
const CANNOT_ANSWER_CALLS = 'no puedo contestar llamadas'

describe('what people do on WhatsApp beside writing', { timeout: 120_000 }, () => {
  let office: WhatsAppOffice
  let to: Account
  let maria: Phone

  beforeAll(async () => {
    office = await openOffice()
    to = office.owner().account
    maria = await office.entrepreneur('María')
  }, 120_000)

  afterAll(() => office?.[Symbol.asyncDispose]())

  const inputs = () =>
    office.look((store) =>
      store.read((db) => db.selectFrom('inputs').selectAll().orderBy('id').execute()),
    )

  /** All that came before has been answered, or never will be. */
  async function settled(): Promise<void> {
    await maria.writes(to, 'cuándo es la clase')
    await expect
      .poll(async () => (await inputs()).filter(({ status }) => status === 'waiting'), {
        timeout: 30_000,
      })
      .toEqual([])
    await pause(1_000)
  }

  const said = (words: string) => maria.texts.filter((text) => text.includes(words)).length

  it('a call is answered by a text, once, however often WhatsApp tells of it; another call anew', async () => {
    maria.calls(to, 'CALL1')
    await maria.hears(CANNOT_ANSWER_CALLS)
    maria.calls(to, 'CALL1')
    await settled()
    expect(said(CANNOT_ANSWER_CALLS)).toBe(1)
    maria.calls(to, 'CALL2')
    await maria.hears(CANNOT_ANSWER_CALLS)
  })

  it('a video of 70 MB is answered and not loaded', async () => {
    const video = { mimetype: 'video/mp4', fileLength: 70 * 1024 * 1024, directPath: '/v/1' }
    await maria.sends(to, { videoMessage: { ...video, mediaKey: Buffer.alloc(32, 1) } })
    await maria.hears(CANNOT_READ)
    const payloads = (await inputs()).map(({ payload }) => payload)
    expect(payloads).toContainEqual('{"type":"media","media":"file"}')
  })

  it.each([
    ['an invitation', { eventMessage: { name: 'fiesta' } }],
    ['a poll', { pollCreationMessage: { name: '¿Cuándo?', options: [{ optionName: 'hoy' }] } }],
    ['a product', { productMessage: { body: 'tomates' } }],
  ])('a kind of message that nobody has heard of is answered: %s', async (_, message) => {
    await maria.sends(to, message)
    await maria.hears(CANNOT_READ)
  })

  it('a message in a group, and a status, are ignored politely: no input, no answer, no error', async () => {
    const [before, texts] = [(await inputs()).length, maria.texts.length]
    await maria.posts(to, GROUP, 'hola a todas')
    await maria.posts(to, 'status@broadcast', 'mi puesto hoy')
    await settled()
    expect((await inputs()).length).toBe(before + 1)
    expect(maria.texts.length).toBe(texts + 1)
    expect(office.server.companion(office.owner()).pending).toEqual([])
    const errors = (office.service?.output ?? '')
      .split('\n')
      .filter((line) => /"level":50/.test(line))
    expect(errors).toEqual([])
  })

  it('a text to somebody who has just left WhatsApp is not delivered, her address is closed, and her trainer hears of it', async () => {
    const ana = await office.trainer('Doña Ana')
    const juana = await office.entrepreneur('Juana')
    office.server.directory.remove(juana.account)
    await office.look(async (store) => {
      const { id: contact } = await store.read((db) =>
        db
          .selectFrom('contacts')
          .select('id')
          .where('name', '=', 'Juana')
          .executeTakeFirstOrThrow(),
      )
      await startFlow(store, { flow: 'weekly-check-in', contact }, systemClock.now())
    })
    const hers = () =>
      office.look((store) =>
        store.read((db) =>
          db
            .selectFrom('messages as m')
            .innerJoin('addresses as a', 'a.id', 'm.address_id')
            .innerJoin('contacts as c', 'c.id', 'a.contact_id')
            .select(['m.status', 'm.reason', 'a.status as address'])
            .where('c.name', '=', 'Juana')
            .orderBy('m.id', 'desc')
            .executeTakeFirst(),
        ),
      )
    await expect
      .poll(hers, { timeout: 30_000 })
      .toMatchObject({ status: 'failed', reason: 'gone', address: 'gone' })
    const alert = await ana.hears('Juana necesita que la busque')
    expect(alert.text).toContain('mis mensajes no le llegan; búsquela por otro medio')
  })
})
