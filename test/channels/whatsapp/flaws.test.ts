import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { proto } from '../../../src/channels/whatsapp/baileys.ts'
import { jidOf } from '../../whatsapp-server/account.ts'
import { eventually, MARIA, outgoing, pairedOffice, type Office } from './setup.ts'

/* Each flaw of Baileys 7.0.0-rc14 that the adapter mends; docs/decisions/014-baileys-flaws.md says what each waits for. */

const GROUP = '120363000000000000@g.us'

async function withMaria() {
  const office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  return { office, maria, chat: jidOf(maria.account, 'pn') }
}

/** The office's channel, made again on another disk. */
async function reopened(office: Office, disk: Office['disk']): Promise<void> {
  await office.channel?.stop()
  office.disk = disk
  await office.open()
}

test('a message is committed with its ratchet step, in one call, before the server hears that it was received', async () => {
  const { office, maria } = await withMaria()
  await using _ = office
  const order: string[] = []
  await reopened(office, (inner) => async (heard, position, keys) => {
    const types = new Set(keys?.map(({ type }) => type))
    await systemClock.sleep(50)
    const receipts = office.server.receipts.items.filter(({ node }) => node.attrs['id'] === 'FIRST')
    await inner(heard, position, keys)
    if (heard.length > 0)
      order.push(`${heard.length} heard with ${[...types].join()}, ${receipts.length} receipts`)
  })
  await maria.writes(office.owner.account, 'Buenas', { id: 'FIRST' })
  await office.server.receipts.until(
    () => office.server.receipts.items.find(({ node }) => node.attrs['id'] === 'FIRST'),
    10_000,
    () => 'no receipt came',
  )
  expect(order).toEqual([expect.stringMatching(/^1 heard with .*session.*, 0 receipts$/)])
})

test('where the message cannot be committed, nothing is received: it comes again, and is heard then', async () => {
  const { office, maria } = await withMaria()
  await using _ = office
  let isFull = true
  await reopened(office, (inner) => async (heard, position, keys) => {
    if (isFull && heard.length > 0) throw new Error('the disk is full')
    return inner(heard, position, keys)
  })
  await maria.writes(office.owner.account, 'Buenas', { id: 'FIRST' })
  await systemClock.sleep(300)
  expect(office.server.receipts.items.map(({ node }) => node.attrs['id'])).not.toContain('FIRST')
  isFull = false
  await office.untilHeard('Buenas')
  expect(await office.heard()).toEqual(['Buenas'])
})

test('sending and hearing at once on a slow disk leaves no message undecryptable', async () => {
  const { office, maria, chat } = await withMaria()
  await using _ = office
  await reopened(office, (inner) => async (...what) => {
    await systemClock.sleep(3)
    return inner(...what)
  })
  await maria.writes(office.owner.account, 'uno', { by: 'lid' })
  await office.untilHeard('uno')
  const both = Array.from({ length: 40 }, async (_each, at) => {
    await Promise.all([
      office.channel?.send(outgoing(at + 1, at % 2 ? chat : jidOf(maria.account, 'lid'), `r${at}`)),
      maria.writes(office.owner.account, `m${at}`, { by: at % 3 ? 'pn' : 'lid' }),
    ])
  })
  await Promise.all(both)
  await office.untilHeard(...both.map((_each, at) => `m${at}`))
  await eventually('all answers', () => maria.received.length === 40)
  expect([maria.unreadable, maria.repeats]).toEqual([0, 0])
})

test('what a send does to a session is committed before the message leaves', async () => {
  const { office, maria, chat } = await withMaria()
  await using _ = office
  const commits: number[] = []
  await reopened(office, (inner) => async (heard, position, keys) => {
    await systemClock.sleep(20)
    await inner(heard, position, keys)
    if (keys?.some(({ type }) => type === 'session')) commits.push(performance.now())
  })
  await maria.writes(office.owner.account, 'uno')
  await office.untilHeard('uno')
  await office.channel?.send(outgoing(1, chat, 'the first makes a session'))
  commits.length = 0
  await office.channel?.send(outgoing(2, chat, 'the second uses it'))
  const left = office.server.messages.items.at(-1)?.at ?? 0
  // one for her phone, one for the owner's
  expect(commits.filter((at) => at < left)).toHaveLength(2)
})

test('nothing that libsignal prints is printed, and what others print is', async () => {
  const script = `
    import '${new URL('../../../src/channels/whatsapp/baileys.ts', import.meta.url).pathname}'
    import { SessionRecord } from 'libsignal'
    const session = { indexInfo: { closed: -1, baseKey: Buffer.alloc(1) }, rootKey: 'a private key' }
    new SessionRecord().closeSession(session)
    console.info('a line of ours')`
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    script,
  ])
  expect([stdout, stderr]).toEqual(['a line of ours\n', ''])
})

test('a refusal that only the raw answer tells of is no success, and a limit on new conversations is kept', async () => {
  const { office, maria, chat } = await withMaria()
  await using _ = office
  await maria.writes(office.owner.account, 'uno')
  await office.untilHeard('uno')
  office.server.spoilNext(479)
  const stale = await office.channel?.send(outgoing(1, chat, 'hola'))
  expect(stale).toEqual({ type: 'retry', scope: 'chat', reason: 'whatsapp-479' })
  const stranger = jidOf(office.server.phone('50255552222', 'Juana').account, 'pn')
  office.server.spoilNext(463)
  const limited = await office.channel?.send(outgoing(2, stranger, 'hola', { class: 'reminder' }))
  expect(limited).toMatchObject({
    type: 'retry',
    scope: 'chat',
    reason: 'whatsapp-463',
    retryAfterMs: 86_400_000,
  })
  expect(office.channel?.admits({ chat: stranger, class: 'reminder' })).toBe(false)
  expect(office.channel?.admits({ chat, class: 'reply' })).toBe(true)
})

test('groups, status updates and channels are received without an error, and not heard', async () => {
  const { office, maria } = await withMaria()
  await using _ = office
  for (const chat of [GROUP, 'status@broadcast'])
    await maria.posts(office.owner.account, chat, 'en el grupo')
  await maria.writes(office.owner.account, 'solo a usted')
  await office.untilHeard('solo a usted')
  expect(await office.heard()).toEqual(['solo a usted'])
  await eventually(
    'that all is acknowledged',
    () => office.server.companion(office.owner).pending.length === 0,
  )
  expect(office.server.refused).toEqual([])
})

test('a stub of what could not be decrypted does not make the real message a repeat', async () => {
  const { office, maria } = await withMaria()
  await using _ = office
  await maria.writes(office.owner.account, 'uno')
  await maria.writes(office.owner.account, 'dos', { damaged: true })
  await office.untilHeard('uno', 'dos')
  expect(await office.heard()).toEqual(['uno', 'dos'])
})

test('the same id again, encrypted anew or byte by byte, by number or by LID, is heard once', async () => {
  const { office, maria } = await withMaria()
  await using _ = office
  await maria.writes(office.owner.account, 'uno', { id: 'AAAA' })
  await maria.writes(office.owner.account, 'uno', { id: 'AAAA' })
  await maria.writes(office.owner.account, 'uno', { id: 'AAAA', by: 'lid', withOther: false })
  await maria.writes(office.owner.account, 'dos')
  await office.untilHeard('dos')
  expect(await office.heard()).toEqual(['uno', 'dos'])
})

test('after a restart, a phone that could not read a message gets it from the store', async () => {
  const { office, maria, chat } = await withMaria()
  await using _ = office
  await maria.writes(office.owner.account, 'uno')
  await office.untilHeard('uno')
  const row = await office.queue(chat, 'hola')
  await office.channel?.send(outgoing(row, chat, 'hola'))
  const { id } = await maria.hears('hola')
  await office.channel?.stop()
  await office.open()
  maria.asksAgain(id, office.owner.account)
  expect(await maria.hears('hola')).toMatchObject({ id })
})

test('an edit is heard as such, a deletion and a reaction not at all', async () => {
  const { office, maria } = await withMaria()
  await using _ = office
  const to = office.owner.account
  const id = await maria.writes(to, '350')
  const key = { remoteJid: jidOf(to, 'pn'), fromMe: true, id }
  const { MESSAGE_EDIT, REVOKE } = proto.Message.ProtocolMessage.Type
  await maria.sends(to, {
    protocolMessage: { type: MESSAGE_EDIT, key, editedMessage: { conversation: '530' } },
  })
  await maria.sends(to, { protocolMessage: { type: REVOKE, key } })
  await maria.sends(to, { reactionMessage: { key, text: '👍' } })
  await maria.sends(to, { stickerMessage: { mimetype: 'image/webp' } })
  await maria.sends(to, { videoMessage: { mimetype: 'video/mp4', fileLength: 73_400_320 } })
  await maria.sends(to, { eventMessage: { name: 'fiesta' } })
  await maria.writes(to, 'fin')
  await office.untilHeard('fin')
  expect(await office.heard()).toEqual(['350', 'edited', 'sticker', 'file', 'other', 'fin'])
})

test('a call is heard once', async () => {
  const { office, maria } = await withMaria()
  await using _ = office
  for (const id of ['CALL1', 'CALL1']) maria.calls(office.owner.account, id)
  await office.untilHeard('call')
  await maria.writes(office.owner.account, 'fin')
  await office.untilHeard('fin')
  expect(await office.heard()).toEqual(['call', 'fin'])
})

test('a number that has left WhatsApp is told from trouble with the network', async () => {
  const { office } = await withMaria()
  await using _ = office
  const gone = await office.channel?.send(outgoing(1, '50299999999@s.whatsapp.net', 'hola'))
  expect(gone).toMatchObject({ type: 'refused', reason: 'gone' })
})

test.each(['pn', 'lid'] as const)(
  'who leaves WhatsApp while her devices are remembered is found gone at the next attempt: by %s',
  async (by) => {
    const { office, maria } = await withMaria()
    await using _ = office
    const chat = jidOf(maria.account, by)
    await maria.writes(office.owner.account, 'uno')
    await office.untilHeard('uno')
    expect(await office.channel?.send(outgoing(1, chat, 'hola'))).toMatchObject({ type: 'sent' })
    office.server.directory.remove(maria.account)
    const refused = await office.channel?.send(outgoing(2, chat, 'sigue ahí'))
    expect(refused).toEqual({ type: 'retry', scope: 'chat', reason: 'whatsapp-404' })
    const gone = await office.channel?.send(outgoing(2, chat, 'sigue ahí'))
    expect(gone).toMatchObject({ type: 'refused', reason: 'gone' })
  },
)
