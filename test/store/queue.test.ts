import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { dueMessages } from '../../src/store/talk/due-messages.ts'
import { emptyDatabase, hasPostgres } from './servers.ts'

/** So many that comparing each with each would take longer than a statement may (a minute). */
const PEOPLE = 10_000

describe.skipIf(!hasPostgres)('a long queue on PostgreSQL', () => {
  it('is read by who claims from it, also with a plan that was made while it was empty', async () => {
    await using database = await emptyDatabase()
    await using store = await openPostgres(database.url, systemClock.now())
    const claim = () => store.transact((tx) => dueMessages(tx, ['bot'], 2, 512))
    // from the sixth time on a statement may keep one plan for all values
    for (let time = 0; time < 6; time += 1) expect(await claim()).toEqual([])
    const ids = Array.from({ length: PEOPLE }, (_, index) => index + 1)
    await store.transact(async (tx) => {
      await tx.insertMany(
        'contacts',
        ids.map(() => ({ role: 'entrepreneur', status: 'active', created_at: 0 })),
      )
      await tx.insertMany(
        'addresses',
        ids.map((id) => ({
          contact_id: id,
          channel: 'telegram',
          account: 'bot',
          chat: String(id),
          status: 'open',
          created_at: 0,
        })),
      )
      await tx.insertMany(
        'messages',
        ids.map((id) => ({
          key: String(id),
          contact_id: id,
          address_id: id,
          class: 'reminder',
          text: 'x',
          status: 'queued',
          attempts: 0,
          due_at: 1,
          created_at: 1,
        })),
      )
    })
    expect((await claim()).map(({ id }) => id)).toEqual(ids.slice(0, 512))
  })
})
