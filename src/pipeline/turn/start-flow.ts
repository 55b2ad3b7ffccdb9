import { RequestError } from '../../model/request-error.ts'
import { addInputs } from '../../store/talk/inputs.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { ContactId } from '../../model/ids.ts'

/** For whom a flow is to start now: a cohort by its class code, or one contact. */
export type StartRequest = { readonly flow: string } & (
  | { readonly cohort: string; readonly contact?: never }
  | { readonly contact: number; readonly cohort?: never }
)

/**
 * Puts a start into the inbox of each entrepreneur who takes part; a running service picks it up within a second.
 * Returns how many were started; throws a RequestError when the cohort or contact is unknown or nobody takes part.
 */
export function startFlow(store: Store, request: StartRequest, now: Date): Promise<number> {
  return store.transact(async (tx) => {
    const contacts =
      request.cohort === undefined
        ? await oneContact(tx, request.contact)
        : await cohort(tx, request.cohort)
    await startFor(tx, contacts, request.flow, now)
    return contacts.length
  })
}

/** Puts a start into the inbox of each of these contacts, as somebody asked for it. */
export async function startFor(
  tx: Tx,
  contacts: readonly ContactId[],
  flow: string,
  now: Date,
): Promise<void> {
  const inputs = contacts.map((contact_id) => ({
    account: 'command',
    external_id: `${flow}/${contact_id}/${now.toISOString()}`,
    contact_id,
    address_id: null,
    payload: JSON.stringify({ type: 'start', flow, by: 'person' }),
    heard_at: now.getTime(),
  }))
  await addInputs(tx, inputs)
}

async function cohort(tx: Tx, code: string): Promise<readonly ContactId[]> {
  const found = await tx.db
    .selectFrom('cohorts')
    .select('id')
    .where('class_code', '=', code.toUpperCase())
    .executeTakeFirst()
  if (!found)
    throw new RequestError(
      `there is no cohort with the class code '${code}'; see what cohort add printed`,
    )
  const members = await tx.db
    .selectFrom('contacts')
    .select('id')
    .where('cohort_id', '=', found.id)
    .where('status', '=', 'active')
    .execute()
  if (members.length === 0) {
    throw new RequestError(
      `nobody of cohort '${code}' takes part; they join by writing the code to the bot, and who has stopped by writing 'empezar'`,
    )
  }
  return members.map(({ id }) => id)
}

async function oneContact(tx: Tx, id: number): Promise<readonly ContactId[]> {
  const found = await tx.db
    .selectFrom('contacts')
    .select(['id', 'status', 'role'])
    .where('id', '=', id as ContactId)
    .executeTakeFirst()
  if (!found) throw new RequestError(`there is no contact ${id}; the export shows the numbers`)
  if (found.status !== 'active' || found.role !== 'entrepreneur') {
    throw new RequestError(
      `contact ${id} is not taking part (${found.role}, ${found.status}), so nothing is started`,
    )
  }
  return [found.id]
}
