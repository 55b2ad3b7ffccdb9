import { expect, test } from 'vitest'
import { DisconnectReason } from '../../src/channels/whatsapp/baileys.ts'
import { jidOf } from './account.ts'
import { PlainSocket } from './plain-socket.ts'
import { stanza } from './stanza.ts'
import { startWhatsAppServer, type WhatsAppServer } from './whatsapp-server.ts'

const FUNDAP = '50255550000'
const MARIA = '50255551111'

async function linked(server: WhatsAppServer, number: string, name: string) {
  const owner = server.phone(number, name)
  const socket = new PlainSocket(server.url)
  await socket.pair(server, owner)
  return { owner, socket }
}

test('a socket is linked by QR, logs in and publishes its keys', async () => {
  await using server = await startWhatsAppServer()
  const { owner, socket } = await linked(server, FUNDAP, 'FUNDAP')
  await using _ = socket
  expect(socket.creds.me?.id).toBe(`${FUNDAP}:1@s.whatsapp.net`)
  expect(server.companion(owner).preKeyCount).toBeGreaterThan(800)
  expect(server.unhandled).toEqual([])
})

test('a socket is linked by a code that the owner types', async () => {
  await using server = await startWhatsAppServer()
  const owner = server.phone(FUNDAP, 'FUNDAP')
  await using socket = new PlainSocket(server.url)
  await socket.qr()
  const code = await socket.socket.requestPairingCode(FUNDAP)
  await expect.poll(() => server.hasCodeRequest).toBe(true)
  server.typesCode(code)
  await socket.untilClosed(DisconnectReason.restartRequired)
  socket.open()
  await socket.untilOpen()
  expect(server.companion(owner).preKeyCount).toBeGreaterThan(800)
})

test('two real sockets write to each other, and so do their phones', async () => {
  await using server = await startWhatsAppServer()
  const one = await linked(server, FUNDAP, 'FUNDAP')
  const other = await linked(server, '57310000000', 'Interactuar')
  await using _ = one.socket
  await using otherSocket = other.socket
  await one.socket.socket.sendMessage(jidOf(other.owner.account, 'pn'), { text: 'hola' })
  await otherSocket.hears('hola')
  await other.socket.socket.sendMessage(jidOf(one.owner.account, 'pn'), { text: 'buenos días' })
  await one.socket.hears('buenos días')
  await one.owner.hears('buenos días')
  await other.owner.hears('buenos días')
  expect([one.owner, other.owner].map(({ unreadable }) => unreadable)).toEqual([0, 0])
  expect(server.unhandled).toEqual([])
})

test.each(['pn', 'lid'] as const)('a contact writes by %s and is answered there', async (by) => {
  await using server = await startWhatsAppServer()
  const { owner, socket } = await linked(server, FUNDAP, 'FUNDAP')
  await using _ = socket
  const maria = server.phone(MARIA, 'María')
  await maria.writes(owner.account, 'Buenas', { by })
  await socket.hears('Buenas')
  const { id } =
    (await socket.socket.sendMessage(jidOf(maria.account, by), { text: '¡Buenos días!' }))?.key ??
    {}
  const received = await maria.hears('¡Buenos días!')
  expect(received.id).toBe(id)
  await socket.untilStatus('DELIVERY_ACK')
  maria.reads(received, by)
  await socket.untilStatus('READ')
})

test('what was written while a companion was away comes when it is back, in order', async () => {
  await using server = await startWhatsAppServer()
  const { owner, socket } = await linked(server, FUNDAP, 'FUNDAP')
  await using _ = socket
  const maria = server.phone(MARIA, 'María')
  await maria.writes(owner.account, 'uno')
  await socket.hears('uno')
  server.dropAll()
  await socket.untilClosed(DisconnectReason.connectionClosed)
  for (const text of ['dos', 'tres', 'cuatro']) await maria.writes(owner.account, text)
  socket.open()
  await socket.hears('cuatro')
  expect(socket.texts).toEqual(['uno', 'dos', 'tres', 'cuatro'])
  await expect.poll(() => server.companion(owner).pending.length).toBe(0)
})

test('what was damaged is asked for again', async () => {
  await using server = await startWhatsAppServer()
  const { owner, socket } = await linked(server, FUNDAP, 'FUNDAP')
  await using _ = socket
  const maria = server.phone(MARIA, 'María')
  await maria.writes(owner.account, 'uno')
  await socket.hears('uno')
  await maria.writes(owner.account, 'dos', { damaged: true })
  await socket.hears('dos')
})

test.each([
  ['a removed device', 401, 401, 'device_removed'],
  ['another socket', 440, undefined, 'replaced'],
  ['a server that restarts', 503, 503, undefined],
] as const)('a stream ends because of %s', async (_reason, reported, code, conflict) => {
  await using server = await startWhatsAppServer()
  const { owner, socket } = await linked(server, FUNDAP, 'FUNDAP')
  await using _ = socket
  const reason = conflict && stanza('conflict', { type: conflict })
  server.companion(owner).connection?.end(code, reason)
  await socket.untilClosed(reported)
})

test('keys that nobody knows are not let in', async () => {
  await using server = await startWhatsAppServer()
  const { owner, socket } = await linked(server, FUNDAP, 'FUNDAP')
  await using _ = socket
  owner.account.linked.clear()
  server.dropAll()
  await socket.untilClosed(DisconnectReason.connectionClosed)
  socket.open()
  await socket.untilClosed(DisconnectReason.loggedOut)
})
