import { contactCohort, staffOf, type Staff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { peopleTold, type Ticket } from '../../store/desk/tickets.ts'
import { isReachable, nextHelper, todayIn, type Helper } from '../chain.ts'
import type { Desk } from '../desk.ts'

/** Who but her is there for a ticket: the next who has not been told of it, and the coordinators who can be. */
export type Others = { readonly next: Helper | undefined; readonly coordinators: readonly Helper[] }

/** Looks up who else answers for a ticket's contact. */
export async function othersFor(tx: Tx, ticket: Ticket, desk: Desk): Promise<Others> {
  const chain = await staffOf(tx.db, await contactCohort(tx.db, ticket.contact_id))
  const told = await peopleTold(tx.db, ticket.id)
  const asked = new Set([desk.me.id, ...told.flatMap(({ person_id }) => person_id ?? [])])
  return {
    next: nextHelper(chain, asked, todayIn(desk.programme, desk.now)),
    coordinators: chain.filter(isReachable).filter((each) => isAnotherCoordinator(each, desk)),
  }
}

function isAnotherCoordinator({ id, coordinates }: Staff, { me }: Desk): boolean {
  return id !== me.id && coordinates.length > 0
}
