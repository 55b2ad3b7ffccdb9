import { sql, type SqlBool } from 'kysely'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'

/** A message on its way, with where it goes and whether that person may still be written to. */
export type PendingMessage = Awaited<ReturnType<typeof dueMessages>>[number]

/**
 * Messages that may go now: of each contact the oldest on an account that has not arrived, if it is due; what lies on an
 * account that cannot send holds up no other. Answers and alerts, with what stands before them, come before what the
 * programme sends by itself, so that nobody who writes waits behind a broadcast, or behind a reminder that has been put off
 * until the morning. Where processes share the database they are this transaction's until its end.
 */
export const dueMessages = prepared(
  (tx: Tx, accounts: readonly string[], now: number, limit: number) => {
    const due = tx.db
      .selectFrom('messages as m')
      .innerJoin('addresses as a', 'a.id', 'm.address_id')
      .innerJoin('contacts as c', 'c.id', 'm.contact_id')
      .leftJoin('cohorts as g', 'g.id', 'c.cohort_id')
      .leftJoin('disclosures as d', 'd.id', 'm.disclosure_id')
      .select([
        'm.id',
        'm.key',
        'd.text as disclosed',
        'd.media as disclosed_media',
        'm.contact_id',
        'm.address_id',
        'm.class',
        'm.text',
        'm.choices',
        'm.media',
        'm.status',
        'm.attempts',
        'm.reason',
        'm.due_at',
        'm.created_at',
        'a.account',
        'a.chat',
        'a.status as address_status',
        'c.status as contact_status',
        'c.zone',
        'g.programme',
      ])
      .select(isAwaited(now).as('is_awaited'))
      .where(sql<SqlBool>`m.status in ('queued', 'sending') and m.status = 'queued'`)
      .where('m.due_at', '<=', now)
      .where(tx.among('a.account', accounts))
      .where(sql<SqlBool>`not (${heldBack('m')})`)
      .where(
        // values and neither "exists" nor a join, which PostgreSQL may begin at the whole queue for each message
        sql<SqlBool>`(
      select 1 from messages as o
      where o.contact_id = m.contact_id and o.id < m.id and o.status in ('queued', 'sending')
        and ${isOnAccount('o')}
        and not (${heldBack('o')})
        and not (${putOff(now)})
      limit 1) is null`,
      )
      .orderBy('is_awaited', 'desc')
      .orderBy('m.id')
      .limit(limit)
    // what another process is changing may have been cancelled: it is looked at again
    return tx.isShared ? due.forNoKeyUpdate('m').skipLocked() : due
  },
)

/** Whether somebody waits for a message `m` (1 or 0): it is an answer or an alert, or stands before one that is due. */
function isAwaited(now: number) {
  return sql<number>`case when m.class in ('reply', 'alert') or (
    select 1 from messages as n
    where n.contact_id = m.contact_id and n.id > m.id and n.status in ('queued', 'sending')
      and n.status = 'queued' and n.class in ('reply', 'alert') and n.due_at <= ${now}
      and ${isOnAccount('n')}
    limit 1) is not null then 1 else 0 end`
}

/** Whether another message of that contact goes to the account of `m`. */
function isOnAccount(other: 'n' | 'o') {
  const address = sql.ref(`${other}.address_id`)
  return sql<SqlBool>`(select oa.account from addresses as oa where oa.id = ${address}) = a.account`
}

/** Whether an older message `o` leaves later, and holds up no answer `m` meanwhile, or nothing where its file is away. */
function putOff(now: number) {
  return sql<SqlBool>`o.status = 'queued' and o.due_at > ${now} and (coalesce(o.reason, '') = ${sql.lit(FILE_AWAY)}
    or (m.class in ('reply', 'alert') and o.class in ('reminder', 'broadcast')))`
}

/** Marks a message with a file that cannot be had, as the account that it was sent to is away. */
export const FILE_AWAY = 'file-away'

/** Whether a message is on its way or may go now: all but what waits while somebody is held. */
export async function isAnyMessageDue(db: Database, now: number): Promise<boolean> {
  return (await messageDue(db, now)).length > 0
}

const messageDue = prepared((db: Database, now: number) =>
  db
    .selectFrom('messages as m')
    .innerJoin('contacts as c', 'c.id', 'm.contact_id')
    .select('m.id')
    .where(sql<SqlBool>`m.status in ('queued', 'sending')`)
    .where('m.due_at', '<=', now)
    .where(sql<SqlBool>`not (${heldBack('m')})`)
    .limit(1),
)

/** What the programme sends by itself waits while a person talks with her, or has to decide. */
export function heldBack(message: 'm' | 'o') {
  const { status, type } = { status: `${message}.status`, type: `${message}.class` }
  return sql<SqlBool>`c.hold is not null and ${sql.ref(status)} = 'queued'
    and ${sql.ref(type)} in ('reminder', 'broadcast')`
}
