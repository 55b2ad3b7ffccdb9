import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { unpair } from '../../../src/channels/whatsapp/pairing/pair.ts'
import { forgetKeys } from '../../../src/store/service/whatsapp-keys.ts'
import { stanza } from '../../whatsapp-server/stanza.ts'
import { eventually, MARIA, openOffice, pairedOffice, type Office } from './setup.ts'

/* The command line and the console pair beside a running service, and say that it uses the account from then on. */

const { signal } = new AbortController()
const forget = ({ store, account }: Office) => store.transact((tx) => forgetKeys(tx, account))
const standing = (office: Office) => office.channel?.standing.type

async function expectInUse(office: Office): Promise<void> {
  expect(await office.pair()).toBe('paired')
  await office.untilOpen()
  expect(office.channel?.trouble()).toBeUndefined()
  const maria = office.server.phone(MARIA, 'María')
  await maria.writes(office.owner.account, 'Buenas')
  await office.untilHeard('Buenas')
}

test('logged out beside the running service and paired again: it goes on by itself', async () => {
  await using office = await pairedOffice()
  expect(await unpair(office.options, await office.keyring(), signal)).toBe(true)
  await eventually('knowing that it is not paired', () => standing(office) === 'not-paired')
  await expectInUse(office)
})

test('banned, its keys forgotten, and paired with what may be used again', async () => {
  await using office = await pairedOffice()
  office.server.refusal = 403
  office.server.dropAll()
  await eventually('a stop', () => standing(office) === 'stopped')
  await forget(office)
  await eventually('knowing that it is not paired', () => standing(office) === 'not-paired')
  office.server.refusal = undefined
  await expectInUse(office)
})

test('forgotten while it is in use: it stops, writes no part of an identity anew, and can be paired again', async () => {
  await using office = await pairedOffice()
  const maria = office.server.phone(MARIA, 'María')
  await forget(office)
  await eventually('knowing that it is not paired', () => standing(office) === 'not-paired')
  expect(office.channel?.trouble()).toContain('is not paired')
  // as the command does: what was written until then
  await forget(office)
  const { logins } = office.server
  await maria.writes(office.owner.account, 'Buenas')
  await systemClock.sleep(300)
  expect([standing(office), office.server.logins]).toEqual(['not-paired', logins])
  expect(await office.options.readKeys()).toEqual([])
  office.owner.account.linked.clear()
  await expectInUse(office)
})

test('keys that cannot be read, forgotten and paired again', async () => {
  await using office = await openOffice()
  await office.pair()
  await office.store.transact((tx) =>
    tx.db.updateTable('whatsapp_keys').set({ value: 'AAAA' }).where('type', '=', 'creds').execute(),
  )
  await office.connect()
  expect(standing(office)).toBe('unusable')
  await forget(office)
  await expectInUse(office)
})

test('replaced by another program it looks for a new pairing, and not for the old one', async () => {
  await using office = await pairedOffice()
  const { connection } = office.server.companion(office.owner)
  connection?.end(undefined, stanza('conflict', { type: 'replaced' }))
  await eventually('giving way', () => standing(office) === 'replaced')
  const { logins } = office.server
  await systemClock.sleep(300)
  expect([standing(office), office.server.logins]).toEqual(['replaced', logins])
  await forget(office)
  await expectInUse(office)
})

test('void keys that cannot be deleted now are deleted later', async () => {
  await using office = await pairedOffice()
  let failures = 0
  await office.channel?.stop()
  office.disk = (inner) => async (heard, position, keys) => {
    const isCleared = keys?.some(({ type, value }) => type === 'creds' && value === null) === true
    if (!isCleared || failures === 2) return inner(heard, position, keys)
    failures += 1
    throw new Error('the disk is full')
  }
  await office.open()
  const { connection } = office.server.companion(office.owner)
  office.owner.account.linked.clear()
  connection?.end(401, stanza('conflict', { type: 'device_removed' }))
  await eventually('void keys to be gone', async () =>
    (await office.options.readKeys()).every(({ type }) => type !== 'creds'),
  )
  expect([failures, standing(office)]).toEqual([2, 'stopped'])
  await expectInUse(office)
})

test('a process that has lost its account does not log in: that would end the line of who has it now', async () => {
  await using office = await pairedOffice()
  let isLost = false
  await office.channel?.stop()
  office.disk =
    (inner) =>
    async (...what) => {
      if (isLost) throw new Error('the account is another process’s now')
      return inner(...what)
    }
  await office.open()
  const { logins } = office.server
  isLost = true
  office.server.dropAll()
  await systemClock.sleep(300)
  expect(office.server.logins).toBe(logins)
  isLost = false
  await office.untilOpen()
  expect(office.server.logins).toBe(logins + 1)
})
