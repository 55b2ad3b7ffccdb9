import { expect, test } from 'vitest'
import { ManualClock } from '../../src/clock.ts'
import { nextDue } from '../../src/store/talk/next-due.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Row, Tx } from '../../src/store/store.ts'

const ANA = { role: 'entrepreneur', status: 'active', created_at: 0, hold: null as string | null }
const MESSAGE = {
  key: 'k',
  contact_id: 1,
  address_id: 1,
  text: 'Hola',
  status: 'queued',
  attempts: 0,
  due_at: 20,
  created_at: 0,
}
const TICKET = {
  contact_id: 1,
  reason: 'asked-for-help',
  priority: 'high',
  status: 'open',
  times: 1,
  opened_at: 0,
  due_at: 5,
}
const OCCURRENCE = {
  contact_id: 1,
  schedule: 'weekly',
  flow: 'weekly-check-in',
  day: '2027-01-04',
  nominal: '2027-01-04T18:00',
  zone: 'America/El_Salvador',
  due_at: 1,
  late_at: 99,
  moves: '[]',
  status: 'waiting',
}
const CASE = {
  contact_id: 1,
  programme: 'fusai',
  category: 'self-harm',
  urgent: 0,
  stage: 'told',
  opened_at: 0,
}

const TABLES: readonly (readonly [string, (tx: Tx) => void | Promise<void>, number])[] = [
  ['a timer', (tx) => tx.insertMany('timers', [timer(10)]), 10],
  ['a message', (tx) => tx.insertMany('messages', [{ ...MESSAGE, class: 'reminder' }]), 20],
  ['an occurrence', (tx) => tx.insertMany('occurrences', [{ ...OCCURRENCE, planned_at: 30 }]), 30],
  ['a ticket', (tx) => tx.insertMany('tickets', [{ ...TICKET, wake_at: 40 }]), 40],
  ['a safety case', (tx) => tx.insertMany('safety_cases', [{ ...CASE, wake_at: 50 }]), 50],
]

test.each(TABLES)('%s comes due next', async (_what, insert, at) => {
  await using store = await openSqlite(':memory:', new ManualClock(0).now())
  await store.transact(async (tx) => {
    await addAna(tx)
    expect(await nextDue(tx.db)).toBeUndefined()
    await insert(tx)
    await tx.insertMany('timers', [timer(1_000)])
    expect(await nextDue(tx.db)).toBe(at)
  })
})

test('a ticket that is at its turn, and what waits for the end of a hold, have no moment', async () => {
  await using store = await openSqlite(':memory:', new ManualClock(0).now())
  await store.transact(async (tx) => {
    await addAna(tx, { hold: 'talk' })
    await tx.insertMany('timers', [timer(10)])
    await tx.insertMany('messages', [{ ...MESSAGE, class: 'reminder' }])
    await tx.insertMany('tickets', [{ ...TICKET, wake_at: null }])
    expect(await nextDue(tx.db)).toBeUndefined()
    await tx.insertMany('messages', [{ ...MESSAGE, key: 'reply', class: 'reply', due_at: 60 }])
    expect(await nextDue(tx.db)).toBe(60)
  })
})

function timer(due_at: number): Row {
  return { contact_id: 1, key: String(due_at), due_at, payload: '{}' }
}

async function addAna(tx: Tx, change: Partial<typeof ANA> = {}): Promise<void> {
  await tx.insertMany('contacts', [{ ...ANA, ...change }])
  const address = { contact_id: 1, channel: 'simulator', account: 'simulator', chat: 'ana' }
  await tx.insertMany('addresses', [{ ...address, status: 'open', created_at: 0 }])
}
