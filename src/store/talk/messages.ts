import { sql, type SqlBool } from 'kysely'
import type { AddressId, ContactId, MessageId, TicketId } from '../../model/ids.ts'
import type { MessageClass } from '../../model/message.ts'
import { prepared } from '../prepared.ts'
import type { Database, Tx } from '../store.ts'
import type { MessageStatus } from '../tables/talk.ts'

/** The input whose turn said a message: its key begins with `turn:<input>`; undefined for what no turn said. */
export function inputOfTurn(key: string): number | undefined {
  const [, id] = /^turn:(\d+)/.exec(key) ?? []
  return id === undefined ? undefined : Number(id)
}

export type NewMessage = {
  readonly key: string
  readonly contact_id: ContactId
  readonly address_id: AddressId
  readonly class: MessageClass
  readonly text: string
  readonly choices: string | null
  /** JSON of the steps that speak in it. */
  readonly said_by?: string | null
  /** JSON of a Media that goes in place of the text. */
  readonly media?: string | null
  /** The ticket it is about, in the chat of who takes care of it. */
  readonly ticket_id?: TicketId | null
  readonly fallback?: string | null
  /** Whose words or media are added when it is sent. */
  readonly disclosure_id?: number | null
  readonly due_at: number
  readonly created_at: number
}

/** Rows of one call have the same columns. */
const PLAIN = { said_by: null, media: null, fallback: null, ticket_id: null, disclosure_id: null }

/** Puts messages in the outbox; one whose key is there already was made before, and stays as it is. */
export function queueMessages(tx: Tx, messages: readonly NewMessage[]): void | Promise<void> {
  const rows = messages.map((message) => ({
    ...PLAIN,
    ...message,
    status: 'queued',
    attempts: 0,
  }))
  return tx.insertNew('messages', ['key'], rows)
}

/** Writes messages as attempts under way; gives their ids in order, `undefined` for one that was made before. */
export function startMessages(tx: Tx, messages: readonly NewMessage[], now: number) {
  const begun = { status: 'sending', attempts: 1, attempted_at: now }
  const rows = messages.map((message) => ({ ...PLAIN, ...message, ...begun }))
  return tx.insertNewIds('messages', ['key'], rows) as Ids | Promise<Ids>
}

type Ids = readonly (MessageId | undefined)[]

/** Which of these contacts have a message that has not arrived yet, and on which account. */
export const contactsWaitedFor = prepared((tx: Tx, contacts: readonly ContactId[]) =>
  tx.db
    .selectFrom('messages as m')
    .innerJoin('addresses as a', 'a.id', 'm.address_id')
    .select(['m.contact_id', 'a.account'])
    .where(sql<SqlBool>`m.status in ('queued', 'sending')`)
    .where(tx.among('m.contact_id', contacts)),
)

/**
 * The ticket that one of our messages was about, by the id its network gave it. `address` is where the reply came from: the
 * message may have gone to another id of the same person on that account.
 */
export async function repliedTicket(
  db: Database,
  address: AddressId,
  externalId: string,
): Promise<TicketId | undefined> {
  const found = await db
    .selectFrom('addresses as from')
    .innerJoin('addresses as to', (join) =>
      join.onRef('to.contact_id', '=', 'from.contact_id').onRef('to.account', '=', 'from.account'),
    )
    .innerJoin('messages as m', 'm.address_id', 'to.id')
    .select('m.ticket_id')
    .where('from.id', '=', address)
    .where('m.external_id', '=', externalId)
    .where('m.ticket_id', 'is not', null)
    .executeTakeFirst()
  return found?.ticket_id ?? undefined
}

/** When somebody was last sent something about a ticket. */
export function lastAlertOf(db: Database, contact: ContactId) {
  return db
    .selectFrom('messages')
    .select('created_at')
    .where('contact_id', '=', contact)
    .where('ticket_id', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What the programme was about to send her by itself stays here. */
export async function cancelProactive(tx: Tx, contact: ContactId, reason: string): Promise<void> {
  await tx.db
    .updateTable('messages')
    .set({ status: 'cancelled', reason })
    .where('contact_id', '=', contact)
    .where('class', 'in', ['reminder', 'broadcast'])
    .where(sql<SqlBool>`status in ('queued', 'sending') and status = 'queued'`)
    .execute()
}

/** What of a programme's safety cases has not left for somebody who may not see them any more stays here. */
export async function cancelSafety(
  db: Database,
  { person, programme }: { readonly person: ContactId; readonly programme: string },
): Promise<void> {
  await db
    .updateTable('messages')
    .set({ status: 'cancelled', reason: 'no-access' })
    .where('contact_id', '=', person)
    .where(sql<SqlBool>`status in ('queued', 'sending') and status = 'queued'`)
    .where((q) =>
      q.exists(
        q
          .selectFrom('safety_cases as s')
          .select('s.id')
          .where('s.programme', '=', programme)
          .where(sql<SqlBool>`messages.key like 'safety:' || s.id || ':%'`),
      ),
    )
    .execute()
}

export type MessageChange = {
  readonly id: MessageId
  readonly status: MessageStatus
  readonly attempts: number
  readonly due_at: number
  readonly reason: string | null
  readonly external_id: string | null
  readonly attempted_at: number | null
  readonly sent_at: number | null
}

/** Writes down what became of messages. */
export function changeMessages(tx: Tx, changes: readonly MessageChange[]): void | Promise<void> {
  return tx.updateMany('messages', ['id'], changes)
}

/** Attempts that were under way when the process ended: nobody knows whether they arrived. */
export const interruptedMessages = prepared((tx: Tx, accounts: readonly string[]) =>
  tx.db
    .selectFrom('messages as m')
    .innerJoin('addresses as a', 'a.id', 'm.address_id')
    .select([
      'm.id',
      'a.account',
      'm.class',
      'm.attempts',
      'm.reason',
      'm.due_at',
      'm.attempted_at',
    ])
    .where(sql<SqlBool>`m.status in ('queued', 'sending') and m.status = 'sending'`)
    .where(tx.among('a.account', accounts)),
)

/** The person can't or won't be written to at this address: nothing more goes there; her timers stop if she is written to there. */
export async function closeAddress(
  tx: Tx,
  address: {
    readonly id: AddressId
    readonly contact_id: ContactId
    readonly status: 'blocked' | 'gone'
  },
): Promise<void> {
  const { id, contact_id, status } = address
  await tx.db
    .updateTable('addresses')
    .set({ status })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .execute()
  await tx.db
    .deleteFrom('timers')
    .where('contact_id', 'in', (q) =>
      q
        .selectFrom('contacts')
        .select('id')
        .where('id', '=', contact_id)
        .where('address_id', '=', id),
    )
    .execute()
  await tx.db
    .updateTable('messages')
    .set({ status: 'cancelled', reason: status })
    .where('contact_id', '=', contact_id)
    .where('address_id', '=', id)
    .where(sql<SqlBool>`status in ('queued', 'sending') and status = 'queued'`)
    .execute()
}

/** She has asked for silence: her timers stop, and what has not left yet stays here. */
export async function silence(tx: Tx, contact: ContactId): Promise<void> {
  await tx.db.deleteFrom('timers').where('contact_id', '=', contact).execute()
  await tx.db
    .updateTable('messages')
    .set({ status: 'cancelled', reason: 'stopped' })
    .where('contact_id', '=', contact)
    .where(sql<SqlBool>`status in ('queued', 'sending') and status = 'queued'`)
    .execute()
}

/** What a message said. */
export async function textOf(db: Database, id: MessageId): Promise<string | undefined> {
  const found = await db
    .selectFrom('messages')
    .select('text')
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.text
}
