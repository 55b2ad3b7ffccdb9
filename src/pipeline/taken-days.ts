import { dayOf } from '../calendar/local.ts'
import { leaving } from '../calendar/plan.ts'
import { startOf, dayAfter } from '../calendar/window.ts'
import type { ContactId } from '../model/ids.ts'
import type { Programme } from '../model/programme.ts'
import type { KnownContact } from '../store/contacts.ts'
import { plannedBetween, writtenSince } from '../store/occurrences.ts'
import type { Tx } from '../store/store.ts'

/** Longer than any local day. */
const DAY = 26 * 3_600_000

/** Moments of what the programme wrote, or will write, to some contacts around now. */
export type Taken = ReadonlyMap<ContactId, readonly number[]>

export async function readTaken(tx: Tx, ids: readonly ContactId[], now: number): Promise<Taken> {
  if (ids.length === 0) return new Map()
  const written = await writtenSince(tx, ids, now - DAY)
  const planned = await plannedBetween(tx, ids, now, now + DAY)
  const moments = [
    ...written.map(({ contact_id, created_at }) => ({ contact_id, at: created_at })),
    ...planned.map(({ contact_id, planned_at }) => ({ contact_id, at: planned_at })),
  ]
  const byContact = Map.groupBy(moments, ({ contact_id }) => contact_id)
  return new Map([...byContact].map(([id, rows]) => [id, rows.map(({ at }) => at)]))
}

/** When a flow that has waited may speak, where today has its messages already: the same hour tomorrow. */
export function freeFrom(
  { id }: Pick<KnownContact, 'id'>,
  programme: Programme,
  { taken, now }: { readonly taken: Taken; readonly now: number },
): number | undefined {
  const { zone, limits } = programme
  const today = dayOf(now, zone)
  const count = (taken.get(id) ?? []).filter((at) => dayOf(at, zone) === today).length
  if (count < limits.aDay) return undefined
  const tomorrow = startOf(dayAfter(today), zone) + (now - startOf(today, zone))
  return leaving(tomorrow, programme, { id, zone }).at
}
