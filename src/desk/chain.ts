import { dayOf } from '../calendar/local.ts'
import type { AddressId, ContactId } from '../model/ids.ts'
import type { Programme } from '../model/programme.ts'
import type { Staff } from '../store/people/staff.ts'

/** Somebody of the staff who can be written to. */
export type Helper = Staff & { readonly address_id: AddressId }

/** Whether a message would reach somebody: she has not left, and her chat is open. */
export function isReachable(person: Staff): person is Helper {
  return (
    person.status === 'active' && person.address_id !== null && person.address_status === 'open'
  )
}

/** Whether somebody is away on a local date (ISO): her first day back has not come. */
export function isAway({ away_until }: { readonly away_until: string | null }, today: string) {
  return away_until !== null && today < away_until
}

/** Today where a programme is at home (ISO). */
export function todayIn(programme: Pick<Programme, 'zone'> | undefined, now: number): string {
  return dayOf(now, programme?.zone ?? 'UTC')
}

/** Who is told first: whoever is there; where all are away, the first who can be written to all the same. */
export function firstHelper(chain: readonly Staff[], today: string): Helper | undefined {
  return nextHelper(chain, new Set(), today) ?? chain.find(isReachable)
}

/** Who is told next: the first of the chain who can be written to, is not away, and has not been told. */
export function nextHelper(
  chain: readonly Staff[],
  told: ReadonlySet<ContactId>,
  today: string,
): Helper | undefined {
  return chain.filter(isReachable).find((each) => !told.has(each.id) && !isAway(each, today))
}
