import { expect, test } from 'vitest'
import { jidOf } from '../../whatsapp-server/account.ts'
import { eventually, MARIA, openOffice, outgoing, pairedOffice } from './setup.ts'

test('the account is paired by QR, its keys are encrypted, and another process finds them', async () => {
  await using office = await openOffice()
  expect(await office.pair()).toBe('paired')
  const rows = await office.options.readKeys()
  expect(rows.length).toBeGreaterThan(800)
  expect(rows.map(({ value }) => value).join()).not.toMatch(/noiseKey|privKey|private/)
  await office.open()
  expect(office.channel?.standing).toEqual({ type: 'open' })
})

test('the account is paired by a code that the owner types', async () => {
  await using office = await openOffice()
  const paired = office.pair({
    onQr: () => {},
    code: {
      number: '+502 5555-0000',
      onCode: (code) =>
        void eventually('a request', () => office.server.hasCodeRequest).then(() =>
          office.server.typesCode(code),
        ),
    },
  })
  expect(await paired).toBe('paired')
})

test('a pairing whose first QR is void goes on with a new secret (Baileys#2737)', async () => {
  await using office = await openOffice()
  office.server.refreshesPairing = true
  const refused: unknown[] = []
  const onQr = (qr: string) => {
    try {
      office.server.scans(office.owner, qr)
    } catch (error) {
      refused.push(error)
    }
  }
  expect(await office.pair({ onQr })).toBe('paired')
  expect(refused).toHaveLength(1)
  expect(office.server.noted.map(({ attrs }) => attrs['class'])).toContain('notification')
})

test('what María writes is heard, answered, and its receipts come back', async () => {
  await using office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  await maria.writes(office.owner.account, 'Buenas')
  await office.untilHeard('Buenas')
  const [address] = await office.addresses()
  const chat = address?.chat ?? ''
  const outcome = await office.channel?.send(outgoing(7, chat, '¡Buenos días!'))
  const received = await maria.hears('¡Buenos días!')
  expect(outcome).toEqual({ type: 'sent', externalId: received.id })
  expect(office.server.unhandled).toEqual([])
})

test.each([
  ['number', 'pn', true],
  ['number without LID', 'pn', false],
  ['LID', 'lid', true],
  ['LID alone', 'lid', false],
] as const)('she is answered where she wrote: by %s', async (_what, by, withOther) => {
  await using office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  await maria.writes(office.owner.account, 'Buenas', { by, withOther })
  await office.untilHeard('Buenas')
  const [first] = await office.addresses()
  expect(first?.chat).toBe(jidOf(maria.account, by))
  await office.channel?.send(outgoing(1, first?.chat ?? '', 'Hola'))
  await maria.hears('Hola')
})

test.each([
  ['LID first, then number', ['lid', 'pn']],
  ['number first, then LID', ['pn', 'lid']],
] as const)('%s: one contact', async (_what, order) => {
  await using office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  for (const by of order)
    await maria.writes(office.owner.account, `por ${by}`, { by, withOther: false })
  await office.untilHeard('por pn', 'por lid')
  expect(await office.contacts()).toHaveLength(1)
  const chats = (await office.addresses()).map(({ chat }) => chat)
  expect(chats.toSorted()).toEqual(
    [jidOf(maria.account, 'lid'), jidOf(maria.account, 'pn')].toSorted(),
  )
})

test('a voice note and a photo are heard with what is needed to pass them on, and are passed on', async () => {
  await using office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  const trainer = office.server.phone('50255553333', 'Doña Ana')
  const file = {
    url: 'https://mmg.whatsapp.net/v/1',
    directPath: '/v/1',
    mediaKey: Buffer.alloc(32, 7),
  }
  await maria.sends(office.owner.account, { audioMessage: { ...file, ptt: true, seconds: 4 } })
  await maria.sends(office.owner.account, {
    imageMessage: { ...file, jpegThumbnail: Buffer.alloc(9_000) },
  })
  await eventually('both', async () => (await office.inputs()).length === 2)
  const heard = (await office.inputs()).map(
    ({ payload }) => JSON.parse(payload) as { media: 'voice' | 'photo'; fileId: string },
  )
  expect(heard.map(({ media }) => media)).toEqual(['voice', 'photo'])
  expect(Math.max(...heard.map(({ fileId }) => fileId.length))).toBeLessThan(400)
  for (const [at, { media: type, fileId }] of heard.entries()) {
    const media = { type, source: { account: 'fundap', fileId } } as const
    const sent = await office.channel?.send(
      outgoing(at + 1, jidOf(trainer.account, 'pn'), '', { media }),
    )
    expect(sent?.type).toBe('sent')
  }
  const [voice, photo] = [
    await trainer.waitForMessage(() => true),
    await trainer.waitForMessage(() => true),
  ]
  expect(voice.message.audioMessage).toMatchObject({ ptt: true, directPath: '/v/1' })
  expect(photo.message.imageMessage).toMatchObject({ directPath: '/v/1' })
})
