import type { CohortId, ContactId } from '../../model/ids.ts'
import type { Programme } from '../../model/programme.ts'
import { heardFrom } from '../../store/people/group.ts'
import type { Tx } from '../../store/store.ts'
import { bestHour } from './best-hour.ts'
import { needsCall } from '../command/call-list.ts'
import { readMembers, type Why } from './group.ts'

/** Somebody of a cohort, and why nothing was heard of her: no answer is not the same as not delivered. */
export type Silence = {
  readonly contact: ContactId
  readonly name: string | null
  readonly why: Why
  /** Weeks asked about since her last figure. */
  readonly weeksSilent: number
  readonly needsCall: boolean
  /** The local hour (0–23) at which she mostly writes. */
  readonly bestHour: number | null
  /** When she last wrote, of the last 90 days (milliseconds since 1970). */
  readonly heardAt: number | null
}

/** Silence and delivery told apart, for each of some cohorts; the longest silence first. */
export async function silenceOf(
  tx: Tx,
  cohorts: readonly CohortId[],
  world: { readonly programmes: ReadonlyMap<string, Programme>; readonly now: number },
): Promise<readonly Silence[]> {
  const members = await readMembers(tx, cohorts, world)
  const ids = members.map(({ id }) => id)
  const since = world.now - HEARD_SINCE
  const heard = Map.groupBy(await heardFrom(tx, ids, since), ({ contact_id }) => contact_id)
  const rows = members.map((member): Silence => {
    const times = (heard.get(member.id) ?? []).map(({ heard_at }) => heard_at)
    const { id, name, why, weeksSilent, programmeOf } = member
    return {
      contact: id,
      name,
      why,
      weeksSilent,
      needsCall: needsCall(member),
      bestHour: bestHour(times, programmeOf.zone) ?? null,
      heardAt: times.at(-1) ?? null,
    }
  })
  return rows.toSorted((a, b) => b.weeksSilent - a.weeksSilent || a.contact - b.contact)
}

const HEARD_SINCE = 90 * 24 * 3_600_000
