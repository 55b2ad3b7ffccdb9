import type { Kysely } from 'kysely'
import type { ContactId } from '../model/ids.ts'
import type { Tables } from './tables.ts'

/** One open ticket a contact and reason: more of the same adds nothing. */
export async function openTicket(
  db: Kysely<Tables>,
  ticket: {
    readonly contact_id: ContactId
    readonly trainer_id: ContactId | null
    readonly reason: string
  },
  now: number,
): Promise<void> {
  const open = await db
    .selectFrom('tickets')
    .select('id')
    .where('contact_id', '=', ticket.contact_id)
    .where('reason', '=', ticket.reason)
    .where('status', '=', 'open')
    .executeTakeFirst()
  if (open) return
  await db
    .insertInto('tickets')
    .values({ ...ticket, status: 'open', opened_at: now })
    .execute()
}
