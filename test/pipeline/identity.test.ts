import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fromEpochMs, ManualClock } from '../../src/clock.ts'
import type { Incoming } from '../../src/model/message.ts'
import { shareByPhone } from '../../src/office/cohort/share-phone.ts'
import { createInbox } from '../../src/pipeline/inbound/inbox.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { newPlace } from '../store/place.ts'

/* A person may be known by several ids of one network: she is one contact, and nobody else is taken for her. */

const clock = new ManualClock(1_000_000)
const [ID, PHONE] = ['GT.1', '50255550101']

describe('who wrote', () => {
  let store: Store
  let count: number

  beforeEach(async () => {
    store = await openDatabase(await newPlace(':memory:'), clock.now())
    count = 0
  })

  afterEach(() => store[Symbol.asyncDispose]())

  const receive = (chat: string, more: Partial<Incoming> = {}) => {
    const inbox = createInbox(
      { name: 'whatsapp-cloud', account: '1' },
      { store, clock, onInputs: () => {} },
    )
    const content = { type: 'text', text: 'hola' } as const
    count += 1
    return inbox([{ externalId: String(count), chat, sentAt: fromEpochMs(500), content, ...more }])
  }
  const people = () =>
    store.read(async (db) => {
      const rows = await db
        .selectFrom('addresses')
        .select(['contact_id', 'chat'])
        .orderBy('id')
        .execute()
      const byContact = Map.groupBy(rows, (row) => row.contact_id)
      return [...byContact.values()].map((group) => group.map(({ chat }) => chat))
    })
  const writers = () =>
    store.read((db) => db.selectFrom('inputs').select('contact_id').orderBy('id').execute())

  it('is one contact with two ids where both are told', async () => {
    await receive(ID, { phone: PHONE })
    await receive(ID)
    await receive(PHONE)
    expect(await people()).toEqual([[ID, PHONE]])
    expect(new Set((await writers()).map((each) => each.contact_id)).size).toBe(1)
  })

  it('is one contact with each id once, however often the network tells it', async () => {
    await receive(ID, { phone: PHONE, aliases: [PHONE, ID, 'GT.0', 'GT.0'] })
    expect(await people()).toEqual([[ID, PHONE, 'GT.0']])
    expect(await writers()).toHaveLength(1)
  })

  it('is the same contact when the number comes later', async () => {
    await receive(ID)
    await receive(ID, { phone: PHONE })
    expect(await people()).toEqual([[ID, PHONE]])
  })

  it('is the same contact when the id comes later', async () => {
    await receive(PHONE)
    await receive(ID, { phone: PHONE })
    await receive(ID)
    expect(await people()).toEqual([[PHONE, ID]])
  })

  it('is somebody else who has got the number of a person with another id', async () => {
    await receive(ID, { phone: PHONE })
    await receive('GT.2', { phone: PHONE })
    expect(await people()).toEqual([[ID, PHONE], ['GT.2']])
  })

  it('is who stands on an imported list with her number, whatever her id', async () => {
    await store.transact(async (tx) => {
      const listed = { role: 'entrepreneur', status: 'invited', phone: `+${PHONE}` } as const
      await tx.db
        .insertInto('contacts')
        .values({ ...listed, created_at: 0 })
        .execute()
    })
    await receive(ID, { phone: PHONE })
    expect(await people()).toEqual([[ID, PHONE]])
    expect(await writers()).toEqual([{ contact_id: 1 }])
  })

  it('is asked for where two stand on the list with her number, under whichever id she writes', async () => {
    await receive(ID, { phone: PHONE })
    await store.transact(async (tx) => {
      const listed = { role: 'entrepreneur', status: 'invited', phone: `+${PHONE}` } as const
      await tx.db
        .insertInto('contacts')
        .values({ ...listed, created_at: 0 })
        .execute()
      await shareByPhone(tx, [`+${PHONE}`])
    })
    const shared = await store.read((db) =>
      db.selectFrom('addresses').select(['chat', 'unsure']).orderBy('id').execute(),
    )
    expect(shared).toEqual([
      { chat: ID, unsure: 1 },
      { chat: PHONE, unsure: 1 },
    ])
  })

  it('stays the same when the network tells of a new number and id, and what it tells is no message', async () => {
    await receive(ID, { phone: PHONE })
    await store.transact(async (tx) => {
      await tx.db
        .updateTable('contacts')
        .set({ address_id: 1 as never })
        .execute()
    })
    const moved = { aliases: [ID], phone: '50255550202', content: { type: 'moved' } } as const
    await receive('GT.2', moved)
    expect(await people()).toEqual([[ID, PHONE, 'GT.2', '50255550202']])
    expect(await writers()).toHaveLength(1)
    const contact = await store.read((db) =>
      db
        .selectFrom('contacts as c')
        .innerJoin('addresses as a', 'a.id', 'c.address_id')
        .select('a.chat')
        .executeTakeFirst(),
    )
    expect(contact).toEqual({ chat: 'GT.2' })
  })

  it('is told apart within one delivery too', async () => {
    const inbox = createInbox(
      { name: 'whatsapp-cloud', account: '1' },
      { store, clock, onInputs: () => {} },
    )
    const base = { sentAt: fromEpochMs(500), content: { type: 'text', text: 'hola' } } as const
    await inbox([
      { ...base, externalId: 'a', chat: PHONE },
      { ...base, externalId: 'b', chat: ID, phone: PHONE },
      { ...base, externalId: 'c', chat: 'GT.2', phone: PHONE },
      { ...base, externalId: 'd', chat: ID, phone: PHONE },
    ])
    expect(await people()).toEqual([[PHONE, ID], ['GT.2']])
  })
})
