import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import type { ContactId } from '../../src/model/ids.ts'
import { readTraffic } from '../../src/reports/traffic.ts'
import { undelivered } from '../../src/store/people/group.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { wroteSince } from '../../src/store/talk/windows.ts'

/* Questions that are asked again and again of a history that only grows, in the transaction that writes or on its thread. */

const PEOPLE = [1, 2] as ContactId[]

it.each([
  [
    'who has written within the window',
    (store: Store) => store.transact((tx) => wroteSince(tx, 'whatsapp', PEOPLE, 0)),
    /inputs_contact \(contact_id=\?/,
  ],
  [
    'whose last message did not arrive',
    (store: Store) => store.transact((tx) => undelivered(tx, PEOPLE)),
    /messages_tried \(contact_id=\?/,
  ],
  [
    'what an account sent by itself in a week',
    (store: Store) => store.read((db) => readTraffic(db, 'whatsapp', 1)),
    /messages_sent \(sent_at>\?/,
  ],
] as const)('%s is found by an index', async (_, ask, index) => {
  await using store = await openSqlite(':memory:', systemClock.now())
  const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare')
  await ask(store)
  const asked = prepare.mock.calls.flatMap(([text]) => (/^select/i.test(text) ? text : []))
  prepare.mockRestore()
  expect(asked).toHaveLength(1)
  const plan = await store.read((db) =>
    sql<{ detail: string }>`explain query plan ${sql.raw(asked.join())}`.execute(db),
  )
  const steps = plan.rows.map(({ detail }) => detail)
  expect(steps).toContainEqual(expect.stringMatching(index))
  expect(steps.filter((step) => /^SCAN (?!json_each)/.test(step))).toEqual([])
})
