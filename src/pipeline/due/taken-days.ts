import { capAt, daysLater, takenWith } from '../../calendar/caps.ts'
import type { ContactId } from '../../model/ids.ts'
import type { Programme } from '../../model/programme.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import { plannedFor, startsToCome, writtenSince } from '../../store/talk/occurrences.ts'
import type { Tx } from '../../store/store.ts'

/** So far back it must be known when the programme wrote to her: a local week, and a day for the zones (milliseconds). */
export const WEEK_BACK = 9 * 24 * 3_600_000

/** Moments of what the programme wrote to some contacts in this week, and of what is still to be started or said. */
export type Taken = ReadonlyMap<ContactId, readonly number[]>

/** What of each contact's days is taken; nobody is asked for where there is none. */
export async function readTaken(tx: Tx, ids: readonly ContactId[], now: number): Promise<Taken> {
  if (ids.length === 0) return new Map()
  const written = Map.groupBy(
    await writtenSince(tx, ids, now - WEEK_BACK),
    ({ contact_id }) => contact_id,
  )
  const planned = Map.groupBy(await plannedFor(tx, ids), ({ contact_id }) => contact_id)
  const started = Map.groupBy(await startsToCome(tx, ids), (id) => id)
  return new Map(
    ids.map((id) => {
      const past = (written.get(id) ?? []).map(({ sent_at, created_at }) => sent_at ?? created_at)
      const ahead = (planned.get(id) ?? []).map(({ planned_at }) => planned_at)
      const atOnce = (started.get(id) ?? []).map(() => now)
      return [id, takenWith(past, [...ahead, ...atOnce], now)]
    }),
  )
}

/** When a flow that has waited may speak, where today or this week has its messages already. */
export function freeFrom(
  { id, zone: own }: Pick<KnownContact, 'id' | 'zone'>,
  programme: Programme,
  { taken, now }: { readonly taken: Taken; readonly now: number },
): number | undefined {
  const zone = own ?? programme.zone
  const cap = capAt(now, taken.get(id) ?? [], { limits: programme.limits, zone })
  return cap && daysLater(now, cap.days, now, zone)
}
