import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fromEpochMs, ManualClock } from '../../src/clock.ts'
import type { Incoming } from '../../src/model/message.ts'
import { LeaseKeeper } from '../../src/pipeline/accounts/lease-keeper.ts'
import { createInbox, positionKey } from '../../src/pipeline/inbound/inbox.ts'
import { readSetting } from '../../src/store/service/settings.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { newPlace } from '../store/place.ts'

const clock = new ManualClock(1_000_000)

describe('the inbox', () => {
  let store: Store
  let rings: number

  beforeEach(async () => {
    store = await openDatabase(await newPlace(':memory:'), clock.now())
    rings = 0
  })

  afterEach(() => store[Symbol.asyncDispose]())

  const inboxOf = (account = '1') =>
    createInbox({ name: 'telegram', account }, { store, clock, onInputs: () => (rings += 1) })
  const contacts = () => store.read((db) => db.selectFrom('contacts').selectAll().execute())
  const addresses = () => store.read((db) => db.selectFrom('addresses').selectAll().execute())
  const inputs = () =>
    store.read((db) => db.selectFrom('inputs').selectAll().orderBy('id').execute())
  const position = (account = '1') => store.read((db) => readSetting(db, positionKey(account)))

  it('keeps a message as an input that waits, with who wrote it and when', async () => {
    await inboxOf()([heard('1')])
    const [contact] = await contacts()
    const [address] = await addresses()
    expect(contact).toMatchObject({ role: 'entrepreneur', status: 'new', created_at: 1_000_000 })
    expect(address).toMatchObject({
      contact_id: contact?.id,
      channel: 'telegram',
      account: '1',
      chat: '7001',
      status: 'open',
    })
    expect(await inputs()).toMatchObject([
      {
        account: '1',
        external_id: '1',
        contact_id: contact?.id,
        address_id: address?.id,
        payload: '{"type":"text","text":"text 1"}',
        status: 'waiting',
        attempts: 0,
        heard_at: 500,
      },
    ])
    expect(rings).toBe(1)
  })

  it('keeps nothing of a stranger but where she wrote from', async () => {
    await inboxOf()([heard('1', '7001', { profileName: 'María Pérez' })])
    const everything = JSON.stringify([await contacts(), await addresses(), await inputs()])
    expect(everything).not.toContain('María')
  })

  it('takes nothing after the tenure of its account in which it was made, though the process has the account again', async () => {
    const leases = new LeaseKeeper(store, 'this process')
    const open = async () => {
      await leases.look('1')
      return createInbox(
        { name: 'telegram', account: '1' },
        { store, clock, onInputs: () => {}, leases },
      )
    }
    const earlier = await open()
    await earlier([heard('1')])
    await leases.release('1')
    const later = await open()
    await expect(earlier([heard('2')])).rejects.toThrow('another process')
    await later([heard('3')])
    expect((await inputs()).map(({ external_id }) => external_id)).toEqual(['1', '3'])
  })

  it('drops a repeat, in the same delivery and in a later one', async () => {
    const receive = inboxOf()
    const changed = heard('1', '7001', { content: { type: 'text', text: 'changed' } })
    await receive([heard('1'), changed])
    await receive([changed, heard('2')])
    const kept = await inputs()
    expect(kept.map(({ external_id, payload }) => [external_id, payload])).toEqual([
      ['1', '{"type":"text","text":"text 1"}'],
      ['2', '{"type":"text","text":"text 2"}'],
    ])
  })

  it('knows one contact a chat, however often she writes', async () => {
    const receive = inboxOf()
    await receive([heard('1'), heard('2'), heard('3', '7002')])
    await Promise.all([receive([heard('4')]), receive([heard('5', '7003')]), receive([heard('6')])])
    expect(await contacts()).toHaveLength(3)
    const kept = await inputs()
    expect(kept.map(({ external_id, contact_id }) => [external_id, contact_id])).toEqual([
      ['1', 1],
      ['2', 1],
      ['3', 2],
      ['4', 1],
      ['5', 3],
      ['6', 1],
    ])
  })

  it('keeps accounts apart: the same chat and id on two of them are two people', async () => {
    await inboxOf('1')([heard('1')])
    await inboxOf('2')([heard('1')])
    expect(await contacts()).toHaveLength(2)
    expect(await inputs()).toMatchObject([{ account: '1' }, { account: '2' }])
  })

  it.each<[Incoming['content'], object]>([
    [
      { type: 'text', text: '' },
      { type: 'text', text: '' },
    ],
    [
      { type: 'edited', text: '450' },
      { type: 'edited', text: '450' },
    ],
    [{ type: 'blocked' }, { type: 'blocked' }],
    [
      { type: 'voice', fileId: 'f1', caption: 'hola' },
      { type: 'media', media: 'voice', fileId: 'f1', caption: 'hola' },
    ],
    [{ type: 'other' }, { type: 'media', media: 'other' }],
  ])('keeps %o', async (content, payload) => {
    await inboxOf()([heard('1', '7001', { content })])
    const [input] = await inputs()
    expect(JSON.parse(input?.payload ?? '')).toEqual(payload)
  })

  it('keeps how far the account has come, with what was heard', async () => {
    const receive = inboxOf()
    await receive([heard('1')], '1@5')
    expect(await position()).toBe('1@5')
    await receive([], '2@6')
    expect(await position()).toBe('2@6')
    await receive([heard('3')])
    expect(await position()).toBe('2@6')
    expect(await position('2')).toBeUndefined()
  })

  it('does nothing with nothing, and rings only for what was heard', async () => {
    const receive = inboxOf()
    await receive([])
    await receive([], '2@6')
    expect(rings).toBe(0)
    expect(await inputs()).toEqual([])
  })

  it('commits what comes at the same time together, the last position standing', async () => {
    const receive = inboxOf()
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        receive([heard(String(index), String(index % 7))], `${index}@0`),
      ),
    )
    expect(await inputs()).toHaveLength(100)
    expect(await contacts()).toHaveLength(7)
    expect(await position()).toBe('99@0')
    expect(rings).toBe(100)
  })

  it('lets what cannot be kept fail alone, with its position', async () => {
    const receive = inboxOf()
    const bad = heard('2', '7002', { sentAt: fromEpochMs(Number.NaN) })
    const outcomes = await Promise.allSettled([
      receive([heard('1')], '1@0'),
      receive([bad], '2@0'),
      receive([heard('3')]),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await inputs()).toMatchObject([{ external_id: '1' }, { external_id: '3' }])
    expect(await contacts()).toHaveLength(1)
    expect(await position()).toBe('1@0')
    expect(rings).toBe(3)
  })
})

function heard(externalId: string, chat = '7001', more: Partial<Incoming> = {}): Incoming {
  return {
    externalId,
    chat,
    sentAt: fromEpochMs(500),
    content: { type: 'text', text: `text ${externalId}` },
    ...more,
  }
}
