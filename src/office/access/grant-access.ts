import type { Granting } from '../../conversation/facts.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import { joinAccess } from '../../store/people/access.ts'
import type { Tx } from '../../store/store.ts'

/** Gives a role to who wrote its code. A trainer stays one, and a coordinator: she has the other role beside it. */
export async function grantAccess(
  tx: Tx,
  contact: KnownContact,
  { accessId, role, name }: Granting,
  now: number,
): Promise<void> {
  await joinAccess(tx.db, { id: accessId, contact: contact.id }, now)
  const coordinates = role === 'coordinator' || contact.role === 'coordinator'
  const own = coordinates ? 'coordinator' : 'safeguarding'
  await tx.db
    .updateTable('contacts')
    .set({
      status: 'active',
      role: contact.role === 'trainer' ? 'trainer' : own,
      ...(name !== undefined && contact.name === null ? { name } : {}),
    })
    .where('id', '=', contact.id)
    .execute()
}
