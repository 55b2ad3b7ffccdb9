import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { createWhatsApp } from '../../../src/channels/whatsapp/whatsapp.ts'
import { reactionTo } from '../../../src/channels/whatsapp/line/disconnect.ts'
import { unpair } from '../../../src/channels/whatsapp/pairing/pair.ts'
import { createMessageIds } from '../../../src/channels/whatsapp/send/message-id.ts'
import { jidOf } from '../../whatsapp-server/account.ts'
import { stanza } from '../../whatsapp-server/stanza.ts'
import { eventually, FAST, MARIA, openOffice, outgoing, pairedOffice } from './setup.ts'

test.each([
  [515, { type: 'again', pace: 'at-once' }],
  [428, { type: 'again', pace: 'back-off' }],
  [408, { type: 'again', pace: 'back-off' }],
  [503, { type: 'again', pace: 'back-off' }],
  [500, { type: 'again', pace: 'back-off' }],
  [undefined, { type: 'again', pace: 'back-off' }],
  [405, { type: 'again', pace: 'slowly' }],
  [440, { type: 'give-way' }],
  [401, { type: 'stop', reason: 'logged-out', keysAreVoid: true }],
  [403, { type: 'stop', reason: 'banned', keysAreVoid: false }],
  [411, { type: 'stop', reason: 'unlinked', keysAreVoid: true }],
] as const)('after %s it does what that asks for', (code, reaction) => {
  expect(reactionTo(code)).toEqual(reaction)
})

test.each([
  ['the cable is pulled', undefined],
  ['the server restarts', 503],
  ['the server asks for it', 515],
] as const)('it comes back when %s, and hears what was written meanwhile', async (_what, code) => {
  await using office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  await maria.writes(office.owner.account, 'uno')
  await office.untilHeard('uno')
  const { connection } = office.server.companion(office.owner)
  if (code === undefined) connection?.drop()
  else connection?.end(code)
  await maria.writes(office.owner.account, 'dos')
  await office.untilHeard('uno', 'dos')
})

test('logged out on the phone: it stops, says so, keeps the queue, and can be paired again', async () => {
  await using office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  await maria.writes(office.owner.account, 'uno')
  await office.untilHeard('uno')
  const { connection } = office.server.companion(office.owner)
  office.owner.account.linked.clear()
  connection?.end(401, stanza('conflict', { type: 'device_removed' }))
  const isStopped = () => office.channel?.standing.type === 'stopped'
  await eventually('a stop', isStopped)
  expect(office.channel?.trouble()).toContain('logged out on the phone')
  expect(office.channel?.admits({ chat: jidOf(maria.account, 'pn') })).toBe(false)
  await eventually('void keys to be gone', async () =>
    (await office.options.readKeys()).every(({ type }) => type !== 'creds'),
  )
  expect(await office.pair()).toBe('paired')
  await office.untilOpen()
  await maria.writes(office.owner.account, 'dos')
  await office.untilHeard('dos')
  expect(await office.contacts()).toHaveLength(1)
})

test('banned: it stops at once, does not knock again, and keeps its keys', async () => {
  await using office = await pairedOffice()
  const { logins } = office.server
  office.server.refusal = 403
  office.server.dropAll()
  await eventually('a stop', () => office.channel?.standing.type === 'stopped')
  await systemClock.sleep(200)
  expect(office.server.logins).toBe(logins)
  expect(office.channel?.trouble()).toContain('drill ban')
  expect((await office.options.readKeys()).some(({ type }) => type === 'creds')).toBe(true)
})

test('replaced by another process: it gives way', async () => {
  await using office = await pairedOffice()
  const other = createWhatsApp(office.options)
  await other.start(office.receive)
  await eventually('giving way', () => office.channel?.standing.type === 'replaced')
  await eventually('the other', () => other.admits({ chat: '' }))
  await systemClock.sleep(200)
  expect(other.standing.type).toBe('open')
  expect(office.channel?.admits({ chat: '' })).toBe(false)
  await other.stop()
})

test('a version that WhatsApp does not take is waited out slowly', async () => {
  await using office = await openOffice()
  await office.pair()
  office.server.refusal = 405
  const channel = createWhatsApp({ ...office.options, times: { ...FAST, slowPauseMs: 60 } })
  await channel.start(office.receive)
  await systemClock.sleep(300)
  office.server.refusal = undefined
  await eventually('an open line', () => channel.standing.type === 'open')
  await channel.stop()
})

test.each([
  ['the line is cut after the server has it', 'unacknowledged'],
  ['the line is cut before it arrives', 'lost'],
  ['the server says nothing', 'silent'],
] as const)('%s: sent again with the same id, and she sees one message', async (_what, fault) => {
  await using office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  const chat = jidOf(maria.account, 'pn')
  await maria.writes(office.owner.account, 'uno')
  await office.untilHeard('uno')
  office.server.spoilNext(fault)
  const first = await office.channel?.send(outgoing(1, chat, 'hola'))
  expect(first?.type).toBe('unknown')
  await office.untilOpen()
  const second = await office.channel?.send(outgoing(1, chat, 'hola'))
  const received = await maria.hears('hola')
  expect(second).toEqual({ type: 'sent', externalId: received.id })
  expect(maria.texts).toEqual(['hola'])
})

test('while it is not connected nothing is admitted, and a send is given back', async () => {
  await using office = await openOffice()
  const channel = createWhatsApp(office.options)
  await channel.start(office.receive)
  await eventually(
    'knowing that nobody has paired it',
    () => channel.standing.type === 'not-paired',
  )
  expect(channel.admits({ chat: '' })).toBe(false)
  expect(await channel.send(outgoing(1, '1@s.whatsapp.net', 'hola'))).toMatchObject({
    type: 'retry',
    scope: 'account',
  })
  expect(await channel.fetch('x', 1)).toMatchObject({ type: 'retry', scope: 'account' })
  expect(channel.trouble()).toContain('pair whatsapp --account fundap')
  await channel.stop()
})

test.each([
  [
    'another SECRET_KEY',
    async () => {},
    { secret: 'another-secret-of-the-service-43-characters-x' },
  ],
  [
    'a damaged row',
    async (office: Awaited<ReturnType<typeof openOffice>>) => {
      await office.store.transact((tx) =>
        tx.db
          .updateTable('whatsapp_keys')
          .set({ value: 'AAAA' })
          .where('type', '=', 'creds')
          .execute(),
      )
    },
    {},
  ],
  [
    'a row moved from another place',
    async (office: Awaited<ReturnType<typeof openOffice>>) => {
      const [one] = (await office.options.readKeys()).filter(({ type }) => type === 'pre-key')
      await office.store.transact((tx) =>
        tx.db
          .updateTable('whatsapp_keys')
          .set({ value: one?.value ?? '' })
          .where('type', '=', 'creds')
          .execute(),
      )
    },
    {},
  ],
] as const)(
  '%s stops the account with a clear message, and makes no new identity',
  async (_what, damage, more) => {
    await using office = await openOffice()
    await office.pair()
    await damage(office)
    const before = await office.options.readKeys()
    const channel = createWhatsApp({ ...office.options, ...more })
    await channel.start(office.receive)
    expect(channel.standing.type).toBe('unusable')
    expect(channel.trouble()).toMatch(
      /'fundap' cannot be used: its key '.+' cannot be read; either SECRET_KEY/,
    )
    expect(await office.options.readKeys()).toEqual(before)
    await channel.stop()
  },
)

test('two accounts in one process do not hear each other', async () => {
  await using fundap = await pairedOffice()
  await using cali = await fundap.neighbour('57310000000', 'carvajal')
  await cali.pair()
  await cali.open()
  const maria = fundap.server.phone(MARIA, 'María')
  await maria.writes(fundap.owner.account, 'a FUNDAP')
  await maria.writes(cali.owner.account, 'a Carvajal')
  await fundap.untilHeard('a FUNDAP', 'a Carvajal')
  const rows = await fundap.inputs()
  expect(rows.map(({ account }) => account).toSorted()).toEqual(['carvajal', 'fundap'])
  await cali.channel?.send(outgoing(1, jidOf(maria.account, 'pn'), 'desde Cali'))
  expect((await maria.hears('desde Cali')).from).toBe('57310000000')
  await cali.channel?.send(outgoing(2, jidOf(fundap.owner.account, 'pn'), 'entre dos servicios'))
  await fundap.untilHeard('entre dos servicios')
})

test('500 messages in a burst from 10 people are heard, each person’s in order', async () => {
  await using office = await pairedOffice()
  const people = Array.from({ length: 10 }, (_each, at) =>
    office.server.phone(`5026666000${at}`, `Persona ${at}`),
  )
  const writing = people.map(async (person, who) => {
    for (let at = 0; at < 50; at++) await person.writes(office.owner.account, `${who}/${at}`)
  })
  await Promise.all(writing)
  await eventually('500 messages', async () => (await office.inputs()).length === 500)
  const heard = await office.heard()
  for (const who of people.keys()) {
    const own = heard.filter((text) => text.startsWith(`${who}/`))
    expect(own).toEqual(Array.from({ length: 50 }, (_each, at) => `${who}/${at}`))
  }
})

test('a message id tells its row, and belongs to its pairing', () => {
  const ids = createMessageIds(Buffer.alloc(32, 1))
  const others = createMessageIds(Buffer.alloc(32, 2))
  for (const row of [1, 2, 255, 65_536, 1_000_000_000]) {
    expect(ids.idOf(row)).toMatch(/^3EB0[0-9A-F]{18}$/)
    expect(ids.rowOf(ids.idOf(row))).toBe(row)
    expect(others.idOf(row)).not.toBe(ids.idOf(row))
    expect(others.rowOf(ids.idOf(row))).toBeUndefined()
  }
  expect(ids.rowOf('3A1234567890ABCDEF1234')).toBeUndefined()
})

test('logging out is said to be done when WhatsApp has confirmed it, and not before', async () => {
  await using office = await openOffice()
  expect(await office.pair()).toBe('paired')
  const { signal } = new AbortController()
  const linked = () => office.owner.account.linked.size
  office.server.refusal = 503
  expect(await unpair(office.options, await office.keyring(), signal)).toBe(false)
  expect([linked(), (await office.options.readKeys()).length > 0]).toEqual([1, true])
  office.server.refusal = undefined
  expect(await unpair(office.options, await office.keyring(), signal)).toBe(true)
  expect([linked(), await office.options.readKeys()]).toEqual([0, []])
})
