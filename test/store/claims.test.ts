import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import type { ContactId, InputId } from '../../src/model/ids.ts'
import { claimInput, claimInputs } from '../../src/store/talk/claims.ts'
import { finishInputs, type WaitingInput } from '../../src/store/talk/inputs.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import type { Store, Tx } from '../../src/store/store.ts'
import { emptyDatabase, hasPostgres } from './servers.ts'

const SIZE = 100

const hear = (store: Store, ...contacts: number[]) =>
  store.transact(async (tx) => {
    const rows = contacts.map((contact_id) => ({
      account: 'bot',
      external_id: String(Math.random()),
      contact_id,
      payload: '{}',
      status: 'waiting',
      attempts: 0,
      heard_at: 0,
    }))
    await tx.insertMany('inputs', rows)
  })

const claim = async (tx: Tx, size = SIZE) =>
  (await claimInputs(tx, size)).map(({ id, contact_id }) => [contact_id, id])

const finish = (tx: Tx, ...ids: number[]) =>
  finishInputs(
    tx,
    ids.map((id) => ({
      id: id as InputId,
      status: 'done' as const,
      attempts: 1,
      done_at: 1,
      problem: null,
    })),
  )

describe.skipIf(!hasPostgres)('inputs that two processes claim on PostgreSQL', () => {
  let one: Store
  let other: Store

  beforeEach(async () => {
    const { url } = await emptyDatabase()
    one = await openPostgres(url, systemClock.now())
    other = await openPostgres(url, systemClock.now())
    await one.transact(async (tx) => {
      const contact = { role: 'entrepreneur', status: 'active', created_at: 0 }
      await tx.insertMany('contacts', [contact, contact, contact])
    })
  })

  afterEach(async () => {
    await one[Symbol.asyncDispose]()
    await other[Symbol.asyncDispose]()
  })

  it('of a contact whose turn is being taken elsewhere are left alone, the others not', async () => {
    await hear(one, 1, 2, 1, 3)
    await one.transact(async (tx) => {
      expect(await claim(tx, 1)).toEqual([[1, 1]])
      expect(await other.transact((own) => claim(own))).toEqual([
        [2, 2],
        [3, 4],
      ])
    })
    expect(await other.transact((tx) => claim(tx))).toEqual([
      [1, 1],
      [2, 2],
      [1, 3],
      [3, 4],
    ])
  })

  it('keep their order where a transaction is undone elsewhere', async () => {
    await hear(one, 1, 1)
    const undone = one.transact(async (tx) => {
      await claim(tx)
      await finish(tx, 1)
      expect(await other.transact((own) => claim(own))).toEqual([])
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await other.transact((tx) => claim(tx))).toEqual([[1, 1]])
  })

  it('are heard while a turn of the same contact is being taken', async () => {
    await hear(one, 1)
    await one.transact(async (tx) => {
      await claim(tx)
      await hear(other, 1)
    })
  })

  it('one by one are claimed only while they wait and nobody else is at them', async () => {
    await hear(one, 1)
    const input = { id: 1 as InputId, contact_id: 1 as ContactId } as WaitingInput
    await one.transact(async (tx) => {
      expect(await claimInput(tx, input)).toBe(true)
      expect(await other.transact((own) => claimInput(own, input))).toBe(false)
      await finish(tx, 1)
    })
    expect(await other.transact((tx) => claimInput(tx, input))).toBe(false)
  })

  it(
    'are taken once each, in the order of each contact, by processes that race',
    { timeout: 60_000 },
    async () => {
      const contacts = Array.from({ length: 300 }, () => 1 + Math.floor(Math.random() * 3))
      await hear(one, ...contacts)
      const taken: [contact: number, id: number][] = []
      const work = async (store: Store, size: number) => {
        for (let idle = 0; idle < 5;) {
          const firsts = await store.transact(async (tx) => {
            const inputs = await claimInputs(tx, size)
            const first = inputs.filter(
              ({ id, contact_id }) =>
                inputs.find((each) => each.contact_id === contact_id)?.id === id,
            )
            await finish(tx, ...first.map(({ id }) => id))
            if (Math.random() < 0.1 && first.length > 0) return undefined
            return first
          })
          if (firsts?.length === 0) idle += 1
          for (const { contact_id, id } of firsts ?? []) taken.push([contact_id, id])
          if (!firsts) await store.read((db) => db.selectFrom('settings').execute())
        }
      }
      await Promise.all([work(one, 1), work(other, 2), work(one, 2)])
      const left = await one.read((db) =>
        db.selectFrom('inputs').select('id').where('status', '=', 'waiting').execute(),
      )
      expect(left).toEqual([])
      const ids = taken.map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const contact of [1, 2, 3]) {
        const own = taken.filter(([each]) => each === contact).map(([, id]) => id)
        expect(own).toEqual(own.toSorted((a, b) => a - b))
      }
    },
  )
})
