import { afterEach, expect, test, vi } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { jidOf } from '../../whatsapp-server/account.ts'
import type { Phone } from '../../whatsapp-server/phone.ts'
import { stanza } from '../../whatsapp-server/stanza.ts'
import { eventually, MARIA, outgoing, pairedOffice, type Office } from './setup.ts'

/* What Signal's sessions must survive: messages that cross, and receipts that are lost. */

async function withMaria() {
  const office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  return { office, maria, chat: jidOf(maria.account, 'pn') }
}

afterEach(() => vi.useRealTimers())

/** The line is cut right after what she wrote was committed: its receipt does not leave. */
async function loseNextReceipt(office: Office): Promise<void> {
  await office.channel?.stop()
  let isLost = false
  office.disk =
    (inner) =>
    async (heard, ...rest) => {
      await inner(heard, ...rest)
      if (heard.length === 0 || isLost) return
      isLost = true
      office.server.dropAll()
    }
  await office.open()
}

/** How our device, and not the owner's phone, received a message of hers: `inactive`, as we are not seen online. */
const receiptsOf = (maria: Phone, id: string) =>
  maria.receipts
    .filter(({ attrs }) => attrs['id'] === id && attrs['from']?.includes(':1@'))
    .map(({ attrs }) => attrs['type'])

test('what she wrote before our answer came does not spoil the session that the answer began', async () => {
  const { office, maria, chat } = await withMaria()
  await using _ = office
  await maria.writes(office.owner.account, 'uno')
  await office.untilHeard('uno')
  await office.channel?.send(outgoing(3, chat, 'hola'))
  await maria.hears('hola')
  await office.channel?.stop()
  await office.open()
  maria.goesAway()
  await office.channel?.send(outgoing(1, chat, 'begins a session of ours'))
  await maria.writes(office.owner.account, 'dos, in the session of hers')
  await office.untilHeard('dos, in the session of hers')
  await office.channel?.send(outgoing(2, chat, 'goes on in ours'))
  await maria.comesBack()
  expect(maria.texts).toEqual(['hola', 'begins a session of ours', 'goes on in ours'])
  expect(maria.unreadable).toBe(0)
})

test.each([
  { session: 'the first message of a session', begins: true },
  { session: 'a later message', begins: false },
])(
  '$session that was written, and whose receipt was lost, is received at the next connection: she is not asked for it again',
  async ({ begins }) => {
    const { office, maria, chat } = await withMaria()
    await using _ = office
    if (!begins) {
      await maria.writes(office.owner.account, 'uno')
      await office.untilHeard('uno')
      await office.channel?.send(outgoing(1, chat, 'hola'))
      await maria.hears('hola')
    }
    await loseNextReceipt(office)
    const id = await maria.writes(office.owner.account, 'dos')
    await eventually('that it is received', () => receiptsOf(maria, id).length > 0)
    await maria.writes(office.owner.account, 'tres')
    await office.untilHeard('tres')
    expect(await office.heard()).toEqual(begins ? ['dos', 'tres'] : ['uno', 'dos', 'tres'])
    expect(receiptsOf(maria, id)).toEqual(['inactive'])
    await eventually(
      'that all is acknowledged',
      () => office.server.companion(office.owner).pending.length === 0,
    )
  },
)

test.each([{ answered: false }, { answered: true }])(
  'a key that her phone uses twice loses nothing: the other message is asked for again (answered before: $answered)',
  async ({ answered }) => {
    const { office, maria, chat } = await withMaria()
    await using _ = office
    await maria.writes(office.owner.account, 'uno')
    await office.untilHeard('uno')
    if (answered) {
      await office.channel?.send(outgoing(1, chat, 'hola'))
      await maria.hears('hola')
    }
    const forgetsWhatFollows = maria.signal.remember()
    await maria.writes(office.owner.account, 'dos')
    await office.untilHeard('dos')
    forgetsWhatFollows()
    await maria.writes(office.owner.account, 'tres')
    await office.untilHeard('tres')
    expect(await office.heard()).toEqual(['uno', 'dos', 'tres'])
  },
)

test('two accounts of one process hear what a person writes to both at once', async () => {
  const { office, maria } = await withMaria()
  await using _ = office
  await using other = await office.neighbour('50255559999', 'interactuar')
  await other.pair()
  await other.open()
  const texts = Array.from({ length: 30 }, (_each, at) => `m${at}`)
  const writesAll = async (to: Office) => {
    for (const text of texts) await maria.writes(to.owner.account, `${to.account} ${text}`)
  }
  await Promise.all([writesAll(office), writesAll(other)])
  const written = [office, other].flatMap(({ account }) =>
    texts.map((text) => `${account} ${text}`),
  )
  await office.untilHeard(...written)
  // what came while the two sessions began may have been asked for again, and comes behind the rest
  expect((await office.heard()).toSorted()).toEqual(written.toSorted())
})

test('a talk of hours goes on in one session: her keys are fetched again when her devices have changed, and not before', async () => {
  const { office, maria, chat } = await withMaria()
  await using _ = office
  const fetched = () => office.server.asked.filter((name) => name === 'encrypt key').length
  await maria.writes(office.owner.account, 'uno')
  await office.untilHeard('uno')
  await office.channel?.send(outgoing(1, chat, 'hola'))
  await maria.hears('hola')
  const atFirst = fetched()
  const began = systemClock.now().getTime()
  for (const hour of [1, 2, 3]) {
    vi.useFakeTimers({ toFake: ['Date'], now: began + hour * 3_600_000 })
    await office.channel?.send(outgoing(1 + hour, chat, `hora ${hour}`))
    await maria.hears(`hora ${hour}`)
  }
  expect([fetched(), maria.unreadable]).toEqual([atFirst, 0])
  const told = {
    id: 'DEVICES',
    from: chat,
    type: 'devices',
    t: String(office.server.relay.seconds),
  }
  office.server.push(
    office.owner,
    stanza('notification', told, [stanza('update', {}, [stanza('device', { jid: chat })])]),
  )
  await eventually(
    'that it is acknowledged',
    () => office.server.companion(office.owner).pending.length === 0,
  )
  await office.channel?.send(outgoing(9, chat, 'a quien cambió de teléfono'))
  await maria.hears('a quien cambió de teléfono')
  expect(fetched()).toBeGreaterThan(atFirst)
})
