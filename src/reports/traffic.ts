import { sql, type SqlBool } from 'kysely'
import type { Database } from '../store/store.ts'

const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR

/** What an account sent by itself in the last week, and what became of it; nothing younger than an hour counts. */
export async function readTraffic(db: Database, account: string, now: number) {
  const rows = await db
    .selectFrom('messages as m')
    .innerJoin('addresses as a', 'a.id', 'm.address_id')
    .select(['m.sent_at', 'm.delivered_at'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('inputs as i')
            .select(sql`1`.as('one'))
            .whereRef('i.contact_id', '=', 'm.contact_id')
            .whereRef('i.heard_at', '>=', 'm.sent_at')
            .where('i.address_id', 'is not', null),
        )
        .as('answered'),
    )
    .where('a.account', '=', account)
    .where(sql<SqlBool>`m.class in ('reminder', 'broadcast')`)
    .where('m.sent_at', '>', now - WEEK)
    .where('m.sent_at', '<', now - HOUR)
    .execute()
  const delays = rows.flatMap(({ sent_at, delivered_at }) =>
    sent_at === null || delivered_at === null ? [] : [delivered_at - sent_at],
  )
  return {
    sent: rows.length,
    undelivered: rows.length - delays.length,
    answered: rows.filter(({ answered }) => Boolean(answered)).length,
    deliverySeconds: Math.max(0, Math.round((middleOf(delays) ?? 0) / 1000)),
  }
}

function middleOf(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]
}
