import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { dropsIn } from '../../../src/channels/whatsapp/line/drops.ts'
import { paceStateIn } from '../../../src/channels/whatsapp/send/pace.ts'
import { readTraffic } from '../../../src/reports/traffic.ts'
import { jidOf } from '../../whatsapp-server/account.ts'
import { eventually, MARIA, openOffice, type Office } from './setup.ts'

/* The health of an account, measured on its own rows and its own line. */

const HOUR = 3_600_000

/** Reminders of two hours ago to María, of which some reached her phone, some seconds later. */
async function wereSent(office: Office, sent: number, delivered: number): Promise<void> {
  const at = systemClock.now().getTime() - 2 * HOUR
  await office.store.transact(async (tx) => {
    const { id, contact_id } = await tx.db
      .selectFrom('addresses')
      .select(['id', 'contact_id'])
      .executeTakeFirstOrThrow()
    for (let row = 0; row < sent; row++) {
      const whose = { key: `reminder-${row}`, contact_id, address_id: id, text: 'x' }
      const times = { created_at: at, due_at: at, sent_at: at }
      const reached = row < delivered ? { delivered_at: at + 5_000 } : {}
      await tx.db
        .insertInto('messages')
        .values({ ...whose, ...times, ...reached, class: 'reminder', status: 'sent', attempts: 1 })
        .execute()
    }
  })
}

async function openWith(sent: number, delivered: number) {
  const office = await openOffice()
  await office.pair()
  await office.open()
  const maria = office.server.phone(MARIA, 'María')
  // long before the reminders: it is no answer to them
  await maria.writes(office.owner.account, 'hola', { at: systemClock.now().getTime() - 3 * HOUR })
  await office.untilHeard('hola')
  await wereSent(office, sent, delivered)
  const traffic = () =>
    office.store.read((db) => readTraffic(db, office.account, systemClock.now().getTime()))
  const reopen = async () => {
    await office.channel?.stop()
    await office.open({ readTraffic: traffic })
  }
  await reopen()
  return { office, maria, traffic, reopen, chat: jidOf(maria.account, 'pn') }
}

test('what was sent, reached and answered is counted on the rows: good, slow, then resting, told, and replies go on', async () => {
  const { office, maria, traffic, reopen, chat } = await openWith(12, 2)
  await using _ = office
  expect(await traffic()).toEqual({ sent: 12, undelivered: 10, answered: 0, deliverySeconds: 5 })
  const admits = (kind: 'reminder' | 'reply') =>
    office.channel?.admits({ chat: `other-than-${chat}`, class: kind })
  await eventually('rest', () => office.channel?.state() === 'resting')
  expect([admits('reminder'), admits('reply')]).toEqual([false, true])
  expect(office.channel?.trouble()).toContain('begins no conversations until its health is better')
  // a phone that was off comes back, and she answers
  await office.store.transact((tx) =>
    tx.db
      .updateTable('messages')
      .set((eb) => ({ delivered_at: eb('sent_at', '+', 5_000) }))
      .execute(),
  )
  await maria.writes(office.owner.account, 'aquí estoy')
  await office.untilHeard('aquí estoy')
  expect(await traffic()).toMatchObject({ undelivered: 0, answered: 12 })
  await reopen()
  expect(office.channel?.state()).toBe('open')
  expect(office.channel?.trouble()).toBeUndefined()
  expect(admits('reminder')).toBe(true)
})

test('a line that breaks is counted for a day, in the database; one that is made anew on request is not', async () => {
  const { office } = await openWith(0, 0)
  await using _ = office
  const end = async (code?: number) => {
    const { logins } = office.server
    const { connection } = office.server.companion(office.owner)
    if (code === undefined) connection?.drop()
    else connection?.end(code)
    await eventually('another login', () => office.server.logins > logins)
    await office.untilOpen()
  }
  await end()
  await end(503)
  await end(515)
  const now = systemClock.now().getTime()
  expect(dropsIn(await office.keyring(), now)).toHaveLength(2)
  expect(dropsIn(await office.keyring(), now + 24 * HOUR)).toEqual([])
})

test('an account keeps its age when the same number is paired again, and begins anew with another', async () => {
  await using office = await openOffice()
  await office.pair()
  await office.open()
  const state = async () => paceStateIn(await office.keyring(), 0)
  const isLoggedOut = async () => {
    office.owner.account.linked.clear()
    office.server.dropAll()
    await eventually('void keys to be gone', async () =>
      (await office.options.readKeys()).every(({ type }) => type !== 'creds'),
    )
  }
  const first = await state()
  expect(first.number).toBe(office.owner.account.pn)
  await isLoggedOut()
  await office.pair()
  expect(await state()).toEqual(first)
  await office.untilOpen()
  await isLoggedOut()
  const other = office.server.phone('50255559999', 'another number')
  await office.pair({ onQr: (qr) => office.server.scans(other, qr) })
  const { number, pairedAt } = await state()
  expect(number).toBe(other.account.pn)
  expect(pairedAt).toBeGreaterThan(first.pairedAt)
})
