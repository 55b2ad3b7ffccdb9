import * as fc from 'fast-check'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../src/channels/channel.ts'
import { createWhatsappCloud } from '../../src/channels/whatsapp-cloud/whatsapp-cloud.ts'
import { fromEpochMs, ManualClock } from '../../src/clock.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { silentLog } from '../../src/log.ts'
import type { MessageClass, Receipt } from '../../src/model/message.ts'
import { assemble, type Works } from '../../src/pipeline/pipeline.ts'
import { createReceipts } from '../../src/pipeline/outbound/receipts.ts'
import { addStranger } from '../../src/store/people/contacts.ts'
import { queueMessages } from '../../src/store/talk/messages.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { ACCESS_TOKEN, APP_SECRET, MARIA, NUMBER, post } from '../channels/whatsapp-cloud/setup.ts'
import { answers, droppedAfterwards, dropped } from '../graph-api-server/faults.ts'
import { startGraphApiServer, type GraphApiServer } from '../graph-api-server/graph-api-server.ts'
import { pairRate } from '../graph-api-server/graph-error.ts'
import type { WhatsappPerson } from '../graph-api-server/person.ts'
import { newPlace } from '../store/place.ts'

/* What a network says later of a send settles it; an answer that was lost is not guessed at before that had its time. */

const library = loadLibrary(fileURLToPath(new URL('../..', import.meta.url)))
const START = 1_795_480_000_000

let clock: ManualClock
let server: GraphApiServer
let store: Store
let works: Works
let channel: Channel
let maria: WhatsappPerson

beforeEach(async () => {
  clock = new ManualClock(START)
  const account = { phoneNumberId: NUMBER, accessToken: ACCESS_TOKEN, appSecret: APP_SECRET }
  server = await startGraphApiServer({ ...account, clock, limits: true })
  maria = server.person(MARIA)
  maria.wroteAt = START
  store = await openDatabase(await newPlace(':memory:'), clock.now())
  const texts = { templates: [], listButton: 'Ver opciones' }
  channel = createWhatsappCloud({
    ...account,
    ...texts,
    verifyToken: 'x',
    apiRoot: server.url,
    clock,
    log: silentLog,
  })
  works = await start()
})

afterEach(async () => {
  await channel.stop()
  await store[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

const start = () => assemble({ store, clock, library, channels: [channel], log: silentLog })

async function queue(kind: MessageClass, text = 'hola'): Promise<void> {
  const now = clock.now().getTime()
  await store.transact(async (tx) => {
    const known = await tx.db
      .selectFrom('addresses')
      .select(['id', 'contact_id'])
      .executeTakeFirst()
    const chat = { channel: 'whatsapp-cloud', account: NUMBER, chat: MARIA.userId } as const
    const { id, contact_id } = known ?? (await addStranger(tx.db, chat, undefined, now))
    const wrote = { contact_id, account: NUMBER, external_id: `in/${text}`, address_id: id }
    await tx.db
      .insertInto('inputs')
      .values({
        ...wrote,
        payload: '{"type":"text","text":""}',
        status: 'done',
        attempts: 1,
        heard_at: now,
      })
      .execute()
    const row = { key: `m/${text}`, contact_id, address_id: id, class: kind, text, choices: null }
    await queueMessages(tx, [{ ...row, due_at: now, created_at: now }])
  })
}

/** Sends all that may go now: one a contact at a time. */
async function deliver(): Promise<void> {
  for (let before = -1; before < server.sends.length;) {
    before = server.sends.length
    while (await works.deliver());
    await works.drain()
  }
}

const row = () =>
  store.read((db) =>
    db.selectFrom('messages').selectAll().orderBy('id').limit(1).executeTakeFirstOrThrow(),
  )

/** Hands the statuses that the server has to say to the channel. */
async function hearStatuses(): Promise<void> {
  for (const { body } of server.deliveries.all.items)
    expect((await post(channel, body)).status).toBe(200)
}

describe('receipts', () => {
  it('tell when a message was sent, delivered and read, and what it is billed as', async () => {
    await queue('reply')
    await deliver()
    await hearStatuses()
    expect(await row()).toMatchObject({
      status: 'sent',
      external_id: maria.received()[0]?.id,
      delivered_at: START,
      read_at: START,
      billing: 'service',
    })
  })

  it('come in any order and any number of times to the same end', async () => {
    await queue('reply')
    await deliver()
    const { id, external_id } = await row()
    const at = fromEpochMs(START)
    const base = { message: id, externalId: external_id ?? '', at }
    const told: Receipt[] = [
      { ...base, type: 'sent' },
      { ...base, type: 'delivered', billing: 'service' },
      { ...base, type: 'read' },
    ]
    const confirm = createReceipts(NUMBER, { store, clock })
    const orders = fc.shuffledSubarray([...told, ...told, ...told], { minLength: 7 })
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        await store.transact(async (tx) => {
          const blank = {
            delivered_at: null,
            read_at: null,
            billing: null,
            status: 'sending',
          } as const
          await tx.db.updateTable('messages').set(blank).execute()
        })
        for (const receipt of order) await confirm([receipt])
        expect(await row()).toMatchObject({ status: 'sent', delivered_at: START, read_at: START })
      }),
      { numRuns: 30 },
    )
  })

  it('of another account, of unknown messages, or of none change nothing', async () => {
    await queue('reply')
    const before = await row()
    const receipt: Receipt = {
      message: before.id,
      externalId: 'x',
      at: fromEpochMs(1),
      type: 'read',
    }
    await createReceipts(NUMBER, { store, clock })([receipt, { ...receipt, message: 999 }])
    await deliver()
    await createReceipts('another', { store, clock })([receipt])
    expect(await row()).toMatchObject({ status: 'sent', read_at: null })
  })

  it.each(['reply', 'reminder', 'broadcast', 'alert'] as const)(
    'settle a %s whose answer was lost: it is not sent again',
    async (kind) => {
      await queue(kind)
      server.next(droppedAfterwards)
      await deliver()
      expect((await row()).status).toBe(kind === 'reply' || kind === 'alert' ? 'queued' : 'unknown')
      clock.advance(59_000)
      await deliver()
      expect(server.sends).toHaveLength(1)
      await hearStatuses()
      expect(await row()).toMatchObject({ status: 'sent', reason: null, read_at: START })
      clock.advance(10 * 60_000)
      await deliver()
      expect(server.sends).toHaveLength(1)
      expect(maria.texts).toEqual(['hola'])
    },
  )

  it('that never come let a reply be sent once more after a minute, a reminder never', async () => {
    await queue('reply', 'one')
    server.next(dropped)
    await deliver()
    clock.advance(60_001)
    await deliver()
    expect(maria.texts).toEqual(['one'])
    await queue('reminder', 'two')
    server.next(dropped)
    await deliver()
    clock.advance(60 * 60_000)
    await deliver()
    expect(maria.texts).toEqual(['one'])
  })

  it('that overtake the answer of the call are kept', async () => {
    await queue('reply')
    server.next({ type: 'hangs', after: true })
    const sending = works.deliver().then(() => works.drain())
    await server.calls.until(
      () => server.deliveries.all.items[2],
      5_000,
      () => 'no statuses',
    )
    await hearStatuses()
    await server.goDown()
    await sending
    expect(await row()).toMatchObject({ status: 'sent', read_at: START })
    await server.goUp()
  })

  it('settle what was under way in a crash, after the restart and before any resend', async () => {
    await queue('reply')
    await deliver()
    await store.transact(async (tx) => {
      const lost = { status: 'sending', external_id: null, sent_at: null } as const
      await tx.db.updateTable('messages').set(lost).execute()
    })
    works = await start()
    await deliver()
    expect(await row()).toMatchObject({ status: 'queued', due_at: START + 60_000 })
    await hearStatuses()
    clock.advance(61_000)
    await deliver()
    expect(maria.texts).toEqual(['hola'])
    expect(await row()).toMatchObject({ status: 'sent' })
  })

  it('of a person without WhatsApp close her address, and her conversation hears of it', async () => {
    await queue('reminder')
    maria.isRegistered = false
    await deliver()
    expect((await row()).status).toBe('sent')
    await hearStatuses()
    await hearStatuses()
    expect(await row()).toMatchObject({ status: 'failed', reason: 'gone' })
    const { status } = await store.read((db) =>
      db.selectFrom('addresses').select('status').executeTakeFirstOrThrow(),
    )
    expect(status).toBe('gone')
    const told = await store.read((db) =>
      db.selectFrom('inputs').select('payload').where('account', '=', 'outbox').execute(),
    )
    expect(told).toEqual([{ payload: '{"type":"blocked"}' }])
  })

  it('are not needed to keep to what a person may be sent in a minute', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `text ${index}`)
    for (const text of texts) await queue('reply', text)
    await deliver()
    expect(maria.texts).toEqual(texts.slice(0, 10))
    clock.advance(60_000)
    await deliver()
    expect(maria.texts).toEqual(texts)
    expect(server.sends.every(({ status }) => status === 200)).toBe(true)
  })

  it('of too much to one person send it later', async () => {
    await queue('reply')
    server.next(answers(pairRate()))
    await deliver()
    expect(await row()).toMatchObject({ status: 'queued', due_at: START + 60_000 })
  })
})
