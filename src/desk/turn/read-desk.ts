import type { Speech } from '../../conversation/facts.ts'
import type { Programme } from '../../model/programme.ts'
import type { KnownContact } from '../../store/people/contacts.ts'
import { findDesk } from '../../store/desk/desks.ts'
import { cohortsOfStaff, findStaff } from '../../store/people/staff.ts'
import type { Tx } from '../../store/store.ts'
import { overdueTickets, ticketsOfStaff } from '../../store/desk/tickets.ts'
import type { Helper } from '../chain.ts'
import type { Desk } from '../desk.ts'
import type { Prompt } from '../prompt.ts'

/** Where the desk reads programmes and how to speak. */
export type DeskWorld = {
  readonly library: { readonly programmes: ReadonlyMap<string, Programme> }
  readonly speeches: {
    of(programme: Programme | undefined, language: string | undefined): Speech
  }
}

/** What the desk knows when somebody of the staff writes; undefined where she cannot be written to. */
export async function readDesk(
  tx: Tx,
  contact: KnownContact,
  now: number,
  { library: { programmes }, speeches }: DeskWorld,
): Promise<Desk | undefined> {
  // asked together: over a network the answers come in one round trip
  const [me, [cohort], own, shown] = await Promise.all([
    findStaff(tx.db, contact.id),
    cohortsOfStaff(tx.db, contact.id),
    ticketsOfStaff(tx.db, contact.id),
    findDesk(tx.db, contact.id),
  ])
  if (!me || me.address_id === null) return undefined
  // a trainer belongs to the programme of her first cohort
  const programme = cohort?.programme ?? me.coordinates[0] ?? null
  const overdue = await overdueTickets(tx.db, me.coordinates)
  const tickets = new Map([...own, ...overdue].map((ticket) => [ticket.id, ticket]))
  const isFresh = shown?.prompt != null && now - shown.at < REMEMBERED
  const speechOf = (name: string | null, language?: string | null) =>
    speeches.of(programmes.get(name ?? ''), language ?? undefined)
  return {
    now,
    me: { ...me, address_id: me.address_id } satisfies Helper,
    programme: programmes.get(programme ?? ''),
    speech: speechOf(programme),
    hasGroup: cohort !== undefined,
    tickets: [...tickets.values()],
    programmes,
    speechOf,
    ...(isFresh
      ? { shown: { prompt: JSON.parse(shown.prompt ?? '') as Prompt, at: shown.at } }
      : {}),
  }
}

/** After an hour a digit is no answer to a list any more. */
const REMEMBERED = 3_600_000
