import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { Simulator } from '../../src/channels/simulator.ts'
import type { Channel, Receive } from '../../src/channels/channel.ts'
import { silentLog } from '../../src/log.ts'
import { Accounts } from '../../src/pipeline/accounts/accounts.ts'
import { LeaseKeeper } from '../../src/pipeline/accounts/lease-keeper.ts'
import { createInbox } from '../../src/pipeline/inbound/inbox.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'

const TENURE = 400

let store: Store

beforeEach(async () => {
  store = await openDatabase(':memory:', systemClock.now())
})

afterEach(() => store[Symbol.asyncDispose]())

/** One process with one account: what it is told each time it begins to listen. */
function process(name: string) {
  const channel: Channel = new Simulator(systemClock)
  const leases = new LeaseKeeper(store, name, TENURE)
  const inboxes: Receive[] = []
  const accounts = new Accounts({
    channels: [channel],
    leases,
    log: silentLog,
    start: async () => {
      inboxes.push(createInbox(channel, { store, clock: systemClock, onInputs: () => {}, leases }))
    },
    onTaken: () => {},
  })
  return { accounts, inboxes }
}

it('an account that was another process’s for a while is begun anew, and what was begun before writes nothing any more', async () => {
  const [one, other] = [process('one'), process('other')]
  await one.accounts.look()
  await other.accounts.look()
  // it sleeps, and sees of the other neither the beginning nor the end
  await systemClock.sleep(TENURE + 50)
  await other.accounts.look()
  expect(other.inboxes).toHaveLength(1)
  await other.accounts.stop()
  await one.accounts.look()
  const [before, now] = one.inboxes
  await expect(before?.([], '1')).rejects.toThrow('is another process’s now')
  await expect(before?.([])).rejects.toThrow('is another process’s now')
  await expect(now?.([], '2')).resolves.toBeUndefined()
})

it('an account that starts slowly costs another neither its start nor its lease', async () => {
  const tenure = 2_500
  const leases = new LeaseKeeper(store, 'one', tenure)
  const begun: string[] = []
  const connected = Promise.withResolvers<void>()
  const slow: Channel = Object.assign(new Simulator(systemClock), { account: 'slow' })
  const quick: Channel = new Simulator(systemClock)
  const accounts = new Accounts({
    channels: [slow, quick],
    leases,
    log: silentLog,
    start: async (channel) => {
      begun.push(channel.account)
      if (channel === slow) await connected.promise
    },
    onTaken: () => {},
  })
  const looked = accounts.look()
  await systemClock.sleep(tenure + 500)
  expect(begun).toEqual(['slow', 'simulator'])
  expect(leases.fenceOf(quick.account)).toBe(1)
  connected.reject(new Error('no connection'))
  await expect(looked).rejects.toThrow('no connection')
  expect(leases.fenceOf(slow.account)).toBeUndefined()
  expect(leases.fenceOf(quick.account)).toBe(1)
})
