import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { LeaseKeeper } from '../../src/pipeline/accounts/lease-keeper.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { emptyDatabase, hasPostgres } from '../store/servers.ts'

const TENURE = 1_000
const pause = (ms: number) => systemClock.sleep(ms)

describe.each([
  { name: 'SQLite', place: async () => ':memory:', isHere: true },
  { name: 'PostgreSQL', place: async () => (await emptyDatabase()).url, isHere: hasPostgres },
])('leases on $name', ({ place, isHere }) => {
  describe.skipIf(!isHere)('', () => {
    let store: Store
    let one: LeaseKeeper
    let other: LeaseKeeper

    beforeEach(async () => {
      store = await openDatabase(await place(), systemClock.now())
      one = new LeaseKeeper(store, 'one', TENURE)
      other = new LeaseKeeper(store, 'other', TENURE)
    })

    afterEach(() => store[Symbol.asyncDispose]())

    const confirms = (keeper: LeaseKeeper, fence: number) =>
      store.transact((tx) => keeper.confirm(tx, 'bot', fence))

    it('the first to look has the account, the other waits', async () => {
      expect(await one.look('bot')).toBe(1)
      expect(await other.look('bot')).toBeUndefined()
      expect(one.fenceOf('bot')).toBe(1)
      expect(other.fenceOf('bot')).toBeUndefined()
    })

    it('whoever shows signs of life keeps it', async () => {
      await one.look('bot')
      for (let round = 0; round < 8; round += 1) {
        await pause(TENURE / 4)
        expect(await one.look('bot')).toBe(1)
        expect(await other.look('bot')).toBeUndefined()
      }
    })

    it('is taken over from who shows none, with a greater fence, and the old holder is refused', async () => {
      await one.look('bot')
      await other.look('bot')
      await pause(TENURE + 50)
      expect(one.fenceOf('bot')).toBeUndefined()
      expect(await other.look('bot')).toBe(2)
      expect(await confirms(one, 1)).toBe(false)
      expect(await confirms(other, 2)).toBe(true)
      expect(await one.look('bot')).toBeUndefined()
    })

    it('is not taken by who has not watched for the whole time', async () => {
      await one.look('bot')
      await pause(TENURE + 50)
      expect(await other.look('bot')).toBeUndefined()
      expect(await one.look('bot')).toBe(1)
    })

    it('a transaction that confirms it counts as a sign of life', async () => {
      await one.look('bot')
      await other.look('bot')
      await pause(TENURE / 2)
      expect(await confirms(one, 1)).toBe(true)
      await pause(TENURE / 2 + 50)
      expect(await other.look('bot')).toBeUndefined()
    })

    it('that is given back is had at once', async () => {
      await one.look('bot')
      await one.release('bot')
      expect(one.fenceOf('bot')).toBeUndefined()
      expect(await other.look('bot')).toBe(2)
      expect(await confirms(one, 1)).toBe(false)
    })

    it('goes to one of many who look at the same time', async () => {
      const keepers = Array.from({ length: 8 }, (_, index) => new LeaseKeeper(store, `${index}`))
      const fences = await Promise.all(keepers.map((keeper) => keeper.look('bot')))
      expect(fences.filter((fence) => fence !== undefined)).toEqual([1])
    })
  })
})
