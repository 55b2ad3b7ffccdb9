import { expect } from 'vitest'
import { localDate } from '../../../src/calendar/local.ts'
import { eventsIn, isReached, openTickets, personOf, talks } from './snapshot.ts'
import type { Moment, Person, Snapshot, Ticket } from './snapshot.ts'

/** No open ticket without somebody who was told of it and can be written to, unless it shows as overdue. */
export function expectOwners(moment: Moment): void {
  const { after } = moment
  const wrong = openTickets(after).flatMap((ticket) =>
    wrongWith(ticket, moment).map((problem) => `ticket ${ticket.id} ${problem}`),
  )
  expect(wrong).toEqual([])
}

function wrongWith(ticket: Ticket, moment: Moment): readonly string[] {
  const { before, after } = moment
  const { wake_at, overdue_at, due_at, status, promise } = ticket
  const wrong: string[] = []
  if (wake_at === null || wake_at <= after.now || wake_at > after.now + LONGEST_REST)
    wrong.push('is not looked at again')
  const owner = personOf(after, ticket.owner_id)
  if (overdue_at === null && !(owner && isReached(owner)))
    wrong.push('has nobody who can be written to, and does not show as overdue')
  if (overdue_at === null && !knows(ticket, after)) wrong.push('has an owner who was not told')
  if (overdue_at === null && due_at <= after.now && promise !== 'talk')
    wrong.push('was not answered in time, and does not show as overdue')
  const wasOverdue = before.tickets.find(({ id }) => id === ticket.id)?.overdue_at ?? null
  const others = untold(ticket, moment)
  if (overdue_at !== null && wasOverdue === null && status === 'open' && others.length > 0)
    wrong.push(`is overdue, and ${others.join()} was not told`)
  if (hasDeclined(ticket, moment) && others.length > 0)
    wrong.push(`is with who cannot, and ${others.join()} was not told`)
  return wrong
}

/** A weekend with a holiday before and after it. */
const LONGEST_REST = 5 * 24 * 3_600_000

function knows({ id, owner_id }: Ticket, { events }: Snapshot): boolean {
  return events.some(
    ({ ticket_id, person_id, type }) =>
      ticket_id === id && person_id === owner_id && TOLD.has(type),
  )
}

const TOLD: ReadonlySet<string> = new Set(['alerted', 'claimed', 'promised'])

/** Her last word on it was that she cannot. */
function hasDeclined({ id, owner_id }: Ticket, { after }: Moment): boolean {
  const last = after.events.findLast(
    ({ ticket_id, person_id }) => ticket_id === id && person_id === owner_id,
  )
  return last?.type === 'declined'
}

/** Who of the line could be told all through the moment, and was not: by name. */
function untold(ticket: Ticket, moment: Moment): readonly string[] {
  const { before, after } = moment
  const told = new Set(
    after.events
      .filter(({ ticket_id, type }) => ticket_id === ticket.id && type === 'alerted')
      .map(({ person_id }) => person_id),
  )
  const present = lineOf(ticket, before).filter((each) => isThere(each, before.now))
  return lineOf(ticket, after)
    .filter((each) => isThere(each, after.now) && present.some(({ id }) => id === each.id))
    .filter(({ id }) => !told.has(id) && id !== ticket.owner_id)
    .map(({ name }) => name ?? '')
}

/** Trainer, backup and coordinators of whom it is about. */
function lineOf(ticket: Ticket, snapshot: Snapshot): readonly Person[] {
  const her = personOf(snapshot, ticket.contact_id)
  const cohort = snapshot.cohorts.find(({ id }) => id === her?.cohort_id)
  const coordinators = snapshot.coordinators
    .filter(({ programme }) => programme === cohort?.programme)
    .map(({ contact_id }) => contact_id)
  return [cohort?.trainer_id ?? null, cohort?.backup_id ?? null, ...coordinators].flatMap(
    (id) => personOf(snapshot, id) ?? [],
  )
}

function isThere(person: Person, now: number): boolean {
  const today = localDate(now, 'America/Guatemala').toString()
  return isReached(person) && (person.away_until === null || person.away_until <= today)
}

/** Somebody is held for a talk where there is one, and talks with one person. */
export function expectTalks(moment: Moment): void {
  const { after } = moment
  for (const { id, hold } of after.people) {
    const owners = new Set(
      talks(after)
        .filter(({ contact_id }) => contact_id === id)
        .map(({ owner_id }) => owner_id),
    )
    expect(owners.size).toBeLessThanOrEqual(1)
    if (hold !== 'safety') expect(hold).toBe(owners.size === 1 ? 'talk' : null)
  }
  const claims = eventsIn(moment).filter(({ type }) => type === 'claimed')
  const claimed = new Set(claims.map(({ ticket_id }) => ticket_id))
  expect(claims).toHaveLength(claimed.size)
}
