import { expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { proto } from '../../src/channels/whatsapp/baileys.ts'
import { jidOf } from '../whatsapp-server/account.ts'
import type { Phone } from '../whatsapp-server/phone.ts'
import { openOffice, type WhatsAppOffice } from './whatsapp-office.ts'

const { MESSAGE_EDIT, REVOKE } = proto.Message.ProtocolMessage.Type

async function ask(office: WhatsAppOffice, phone: Phone): Promise<void> {
  await office.look(async (store) => {
    const row = await store.read((db) =>
      db
        .selectFrom('addresses')
        .select('contact_id')
        .where('chat', '=', `${phone.account.pn}@s.whatsapp.net`)
        .executeTakeFirstOrThrow(),
    )
    await startFlow(store, { flow: 'weekly-check-in', contact: row.contact_id }, systemClock.now())
  })
  await phone.hears('¿Cuánto vendió')
}

test('the whole weekly check-in, through the service as people start it: an edit is asked about, a deletion changes nothing', async () => {
  await using office = await openOffice()
  const maria = await office.entrepreneur('María')
  await ask(office, maria)
  const to = office.owner().account
  const id = await maria.writes(to, '350')
  await maria.hears('350')
  const key = { remoteJid: jidOf(to, 'pn'), fromMe: true, id }
  const editedMessage = { conversation: '530' }
  await maria.sends(to, { protocolMessage: { type: MESSAGE_EDIT, key, editedMessage } })
  await maria.hears('Vi que cambió un mensaje')
  await maria.writes(to, 'corregir 530')
  await maria.hears('530')
  await maria.sends(to, { protocolMessage: { type: REVOKE, key } })
  await maria.writes(to, 'gracias')
  await expect
    .poll(() =>
      office.look((store) =>
        store.read((db) =>
          db.selectFrom('inputs').select('status').where('payload', 'like', '%gracias%').execute(),
        ),
      ),
    )
    .toEqual([{ status: 'done' }])
  const figures = await office.look((store) =>
    store.read((db) => db.selectFrom('figures').selectAll().execute()),
  )
  expect(figures.map(({ minor }) => minor)).toEqual([53_000])
  await expect
    .poll(() =>
      office.look((store) =>
        store.read((db) => db.selectFrom('messages').select('delivered_at').execute()),
      ),
    )
    .not.toContainEqual({ delivered_at: null })
  expect([maria.repeats, maria.unreadable, office.server.unhandled]).toEqual([0, 0, []])
  expect((await office.service?.stop())?.code).toBe(0)
})

test('100 messages written while the service is down are all heard, in order, and so after a kill -9', async () => {
  await using office = await openOffice()
  const maria = await office.entrepreneur('María')
  await office.service?.kill9()
  const texts = Array.from({ length: 100 }, (_, at) => `mensaje ${at + 1}`)
  for (const text of texts) await maria.writes(office.owner().account, text)
  await office.start()
  const heard = () =>
    office.look((store) =>
      store.read((db) =>
        db
          .selectFrom('inputs')
          .select('payload')
          .where('payload', 'like', '%mensaje %')
          .orderBy('id')
          .execute(),
      ),
    )
  await expect.poll(async () => (await heard()).length, { timeout: 20_000 }).toBe(100)
  expect(
    (await heard()).map(({ payload }) => (JSON.parse(payload) as { text: string }).text),
  ).toEqual(texts)
})

test('the line is cut while an answer leaves, in whichever way: she sees it once, and it counts as sent', async () => {
  await using office = await openOffice()
  const maria = await office.entrepreneur('María')
  const faults = ['lost', 'unacknowledged', 'silent'] as const
  for (const fault of faults) {
    office.server.spoilNext(fault)
    await maria.writes(office.owner().account, 'hola')
    await maria.hears('Aquí estoy', 60_000)
  }
  const answers = () =>
    office.look((store) =>
      store.read((db) =>
        db
          .selectFrom('messages')
          .select(['status', 'attempts'])
          .where('text', 'like', '%Aquí estoy%')
          .execute(),
      ),
    )
  await expect
    .poll(answers, { timeout: 30_000 })
    .toEqual(faults.map(() => ({ status: 'sent', attempts: expect.any(Number) })))
  const attempts = (await answers()).map((each) => each.attempts)
  // where the server had it, a receipt may have settled it before it was sent again
  expect([attempts[0], attempts[2]]).toEqual([2, 2])
  expect(maria.texts.filter((text) => text.includes('Aquí estoy'))).toHaveLength(faults.length)
  expect(maria.unreadable).toBe(0)
}, 240_000)

test('a cohort comes with a link that writes its code, and a drill says whom to call', async () => {
  await using office = await openOffice()
  const maria = await office.entrepreneur('María')
  const words = [
    'cohort',
    'add',
    '--programme',
    'fundap',
    '--name',
    'Grupo 2',
    '--start',
    '2026-11-23',
  ]
  const { stdout } = await office.cli(...words)
  const code = /código de la clase\s+(\S+)/.exec(stdout)?.[1]
  expect(stdout).toContain(`https://wa.me/${office.owner().account.pn}?text=${code}`)
  expect(stdout).toContain('█▀▀▀▀▀▀▀')
  expect(stdout).not.toContain('t.me')
  const shown = await office.cli('cohort', 'show', code ?? '')
  expect(shown.stdout).toContain(`https://wa.me/${office.owner().account.pn}?text=${code}`)
  expect(shown.stdout).toContain('█▀▀▀▀▀▀▀')
  const drill = await office.cli('drill', 'ban', '--account', 'fundap', '--json')
  expect(JSON.parse(drill.stdout)).toMatchObject([
    { name: 'María', phone: `+${maria.account.pn}`, cohort: 'Grupo 1', elsewhere: [] },
  ])
  expect((await office.cli('drill', 'ban', '--account', 'fundap')).stdout).toContain(
    'por llamar (la lista de llamadas): 1',
  )
  const mistyped = await office.cli('drill', 'ban', '--account', 'nobody')
  expect([mistyped.code, mistyped.stderr]).toEqual([1, expect.stringContaining('expected fundap')])
  const status = await office.cli('pair', 'whatsapp', '--account', 'fundap', '--status', '--json')
  expect(JSON.parse(status.stdout)).toMatchObject({
    paired: true,
    number: office.owner().account.pn,
    newConversationsToday: 0,
    health: 'good',
  })
  const inWords = (...more: string[]) =>
    office.cli('pair', 'whatsapp', '--account', 'fundap', '--status', ...more)
  expect((await inWords()).stdout).toMatch(
    /^«fundap» está vinculada al \+50255550000\..*\n(?:.+\n){6}salud de la cuenta +buena\n$/,
  )
  expect((await inWords('--language', 'en')).stdout).toContain(
    "'fundap' is linked to +50255550000.",
  )
  const again = await office.cli('pair', 'whatsapp', '--account', 'fundap')
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('is paired already')])
  expect(await office.cli('pair', 'whatsapp', '--account', 'fundap', '--logout')).toMatchObject({
    code: 0,
  })
  expect(office.owner().account.linked.size).toBe(0)
  const after = await inWords()
  expect([after.code, after.stdout]).toEqual([1, expect.stringContaining('no está vinculada')])
})
