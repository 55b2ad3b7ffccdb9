import { expect, test } from 'vitest'
import { DEFAULT_CONNECTION_CONFIG, proto } from '../../../src/channels/whatsapp/baileys.ts'
import { jidOf, type Account, type Addressing } from '../../whatsapp-server/account.ts'
import type { Phone } from '../../whatsapp-server/phone.ts'
import { child } from '../../whatsapp-server/stanza.ts'
import { AT_ONCE, eventually, MARIA, openOffice, outgoing, pairedOffice } from './setup.ts'

/* How an account looks to WhatsApp and to who writes to it. */

test('before an answer it looks as if somebody typed it, as long as the text is; and it is never shown as online', async () => {
  await using office = await openOffice()
  await office.pair()
  await office.open({ pacing: { ...AT_ONCE, typingMsPerCharacter: 2, typingMs: [50, 400] } })
  const maria = office.server.phone(MARIA, 'María')
  await maria.writes(office.owner.account, 'Buenas')
  await office.untilHeard('Buenas')
  const began = performance.now()
  const text = 'x'.repeat(150)
  expect((await office.channel?.send(outgoing(1, jidOf(maria.account, 'pn'), text)))?.type).toBe(
    'sent',
  )
  expect(performance.now() - began).toBeGreaterThanOrEqual(300)
  const typing = office.server.noted.filter(({ tag }) => tag === 'chatstate')
  expect(typing.map((node) => child(node)?.tag)).toEqual(['composing', 'paused'])
  const presence = office.server.noted.filter(({ tag }) => tag === 'presence')
  expect(presence.map(({ attrs }) => attrs['type'])).not.toContain('available')
})

test('choices are told by their numbers in a text: buttons and lists do not show on every phone, and nobody votes', async () => {
  await using office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  const text = '¿Acepta?\n1. Sí\n2. No'
  const choices = ['Sí', 'No']
  await office.channel?.send(outgoing(1, jidOf(maria.account, 'pn'), text, { choices }))
  const { message } = await maria.hears('¿Acepta?')
  const { messageContextInfo: _, ...shown } = proto.Message.toObject(proto.Message.create(message))
  expect(shown).toEqual({ extendedTextMessage: { text } })
})

test('it says the version of the library, or the one that is set, and asks for no full history', async () => {
  await using office = await openOffice()
  await office.pair()
  const versions = () =>
    office.server.hellos.map(({ userAgent }) => {
      const { primary, secondary, tertiary } = userAgent?.appVersion ?? {}
      return [primary, secondary, tertiary].join('.')
    })
  const own = DEFAULT_CONNECTION_CONFIG.version.join('.')
  expect(new Set(versions())).toEqual(new Set([own]))
  const props = office.server.hellos.flatMap(
    ({ devicePairingData }) => devicePairingData?.deviceProps ?? [],
  )
  expect(props.map((each) => proto.DeviceProps.decode(each).requireFullSync)).toEqual([false])
  await office.open({ version: '2.3000.1999999999' })
  expect(versions().at(-1)).toBe('2.3000.1999999999')
})

test('what the owner writes on the phone is nobody’s message to us', async () => {
  await using office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  await office.owner.writes(maria.account, 'la llamo yo')
  await maria.hears('la llamo yo')
  await maria.writes(office.owner.account, 'gracias')
  await office.untilHeard('gracias')
  expect(await office.heard()).toEqual(['gracias'])
  expect(await office.contacts()).toHaveLength(1)
})

test('an id that hides her number is never taken for one', async () => {
  await using office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  await maria.writes(office.owner.account, 'Buenas', { by: 'lid', withOther: false })
  await office.untilHeard('Buenas')
  expect((await office.contacts()).map(({ phone }) => phone)).toEqual([null])
  const chats = (await office.addresses()).map(({ chat }) => chat)
  expect(chats).toEqual([jidOf(maria.account, 'lid')])
  await maria.writes(office.owner.account, 'soy yo', { by: 'lid' })
  await office.untilHeard('soy yo')
  expect(await office.contacts()).toHaveLength(1)
  const known = (await office.addresses()).map(({ chat }) => chat)
  expect(known).toContain(jidOf(maria.account, 'pn'))
})

type Does = (maria: Phone, to: Account) => Promise<unknown>

test.each<[string, Does, readonly Addressing[]]>([
  ['by number', (maria, to) => maria.writes(to, 'Buenas'), ['pn', 'lid']],
  ['by LID', (maria, to) => maria.writes(to, 'Buenas', { by: 'lid' }), ['pn', 'lid']],
  ['by a call', async (maria, to) => maria.calls(to), ['pn']],
])('who is heard %s is talking with us, under every id that is known', async (_, does, ids) => {
  await using office = await openOffice()
  await office.pair()
  const none = { newConversationsADay: 0, newConversationsOnFirstDay: 0 }
  await office.open({ pacing: { ...AT_ONCE, ...none } })
  const maria = office.server.phone(MARIA, 'María')
  const admitted = () =>
    (['pn', 'lid'] as const).filter((by) =>
      office.channel?.admits({ chat: jidOf(maria.account, by), class: 'reminder' }),
    )
  expect(admitted()).toEqual([])
  await does(maria, office.owner.account)
  await eventually('a talk', () => admitted().length > 0)
  expect(admitted()).toEqual(ids)
})
