import { expect, test } from 'vitest'
import { ManualClock } from '../../src/clock.ts'
import { readAttention } from '../../src/simulation/attention.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Row } from '../../src/store/store.ts'

const HOUR = 3_600_000

/** A ticket opened at 0, with what has happened to it. */
type Told = { readonly row: Row; readonly events: readonly (readonly [string, number])[] }

const TICKETS: readonly Told[] = [
  {
    row: { status: 'closed', acknowledged_at: HOUR, closed_at: 3 * HOUR, closed_by: 2 },
    events: [
      ['alerted', 0],
      ['claimed', HOUR],
      ['closed', 3 * HOUR],
      ['unresolved', 4 * HOUR],
    ],
  },
  {
    row: { status: 'claimed', acknowledged_at: 3 * HOUR },
    events: [
      ['alerted', 0],
      ['alerted', 2 * HOUR],
      ['promised', 3 * HOUR],
      ['overdue', 9 * HOUR],
    ],
  },
  {
    row: { status: 'closed', acknowledged_at: 9 * HOUR, closed_at: 10 * HOUR },
    events: [
      ['alerted', 0],
      ['overdue', 4 * HOUR],
      ['claimed', 9 * HOUR],
      ['closed-idle', 10 * HOUR],
    ],
  },
  { row: { status: 'open', overdue_at: HOUR }, events: [['alerted', 0]] },
  { row: { status: 'open' }, events: [['alerted', 0]] },
]

test('a call for help was attended to in time, by the next person, late, or not yet', async () => {
  await using store = await openSqlite(':memory:', new ManualClock(0).now())
  await store.transact(async (tx) => {
    const contact = { status: 'active', created_at: 0 }
    await tx.insertMany('contacts', [
      { ...contact, role: 'entrepreneur' },
      { ...contact, role: 'trainer' },
    ])
    for (const [index, { row, events }] of TICKETS.entries()) {
      const ticket = {
        contact_id: 1,
        reason: `reason-${index}`,
        priority: 'high',
        times: 1,
        opened_at: 0,
      }
      await tx.insertMany('tickets', [{ id: index + 1, ...ticket, due_at: 2 * HOUR, ...row }])
      const rows = events.map(([type, at]) => ({ ticket_id: index + 1, type, at }))
      await tx.insertMany('ticket_events', rows)
    }
    expect(await readAttention(tx.db)).toEqual({
      inTime: 1,
      passedOn: 1,
      late: 1,
      waiting: 1,
      overdue: 1,
      closed: 1,
      closedIdle: 1,
      unresolved: 1,
      hoursToAnswer: 3,
      hoursToClose: 6.5,
    })
  })
})
