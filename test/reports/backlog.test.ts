import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { backlogAt } from '../../src/reports/backlog.ts'
import { openDatabase } from '../../src/store/open.ts'
import { emptyDatabase, hasPostgres } from '../store/servers.ts'

/* Whoever watches the service asks every few seconds: no table that grows with the people may be read from end to end. */

/** What was written, as far as it is still open. */
const OPEN =
  /inputs_(waiting|dead)|messages_(contact|trouble)|timers_due|tickets_\w+|safety_cases_\w+/

describe('what waits is counted from indexes of what is open', () => {
  it('on SQLite', async () => {
    await using store = await openDatabase(':memory:', systemClock.now())
    const plan = await store.read((db) =>
      sql<{ detail: string }>`explain query plan ${backlogAt(1)}`.execute(db),
    )
    const steps = plan.rows.map(({ detail }) => detail)
    const read = steps.filter((step) => /^(SCAN|SEARCH) [a-z]/.test(step))
    expect(read).toHaveLength(11)
    expect(read.filter((step) => !OPEN.test(step))).toEqual(['SCAN incidents'])
  })

  it.skipIf(!hasPostgres)('on PostgreSQL', async () => {
    await using database = await emptyDatabase()
    await using store = await openDatabase(database.url, systemClock.now())
    const plan = await store.transact(async ({ db }) => {
      // on tables without rows it would read them whole
      await sql`set local enable_seqscan = off`.execute(db)
      return sql<Record<string, string>>`explain ${backlogAt(1)}`.execute(db)
    })
    const steps = plan.rows.map((row) => Object.values(row)[0] ?? '')
    const read = steps.filter((step) => / Scan /.test(step) && !/Bitmap Heap/.test(step))
    expect(read).toHaveLength(11)
    expect(read.filter((step) => !OPEN.test(step))).toEqual([expect.stringContaining('incidents')])
  })
})
