import { expect } from 'vitest'
import { ENTREPRENEURS } from '../town.ts'
import { eventsIn, isReached, personOf, turnsIn, typeOf } from './snapshot.ts'
import type { Moment, Person } from './snapshot.ts'

/** To whom somebody talks with, only the desk speaks; what the programme had to say waits, and goes afterwards. */
export function expectSilence(moment: Moment): void {
  const { after, sent } = moment
  const held = after.people.filter((each) => isHeldThroughout(each, moment))
  const isHers = ({ contact_id }: { contact_id: number }) =>
    held.some(({ id }) => id === contact_id)
  expect(sent.filter((each) => isHers(each) && !each.key.startsWith('desk:'))).toEqual([])
  const turns = turnsIn(moment).filter((each) => isHers(each) && BY_ITSELF.has(typeOf(each)))
  expect(turns).toEqual([])
  expectNothingLeft(moment)
}

const BY_ITSELF: ReadonlySet<string> = new Set(['start', 'timer', 'migrate'])

/** The talk was neither over nor left within the moment. */
export function isHeldThroughout({ id, hold }: Person, moment: Moment): boolean {
  const { before, after } = moment
  if (hold !== 'talk' || personOf(before, id)?.hold !== 'talk') return false
  const hers = after.tickets.filter(({ contact_id }) => contact_id === id).map((each) => each.id)
  return !eventsIn(moment).some(
    ({ ticket_id, type }) => hers.includes(ticket_id) && !STAYING.has(type),
  )
}

const STAYING: ReadonlySet<string> = new Set(['opened', 'repeated', 'alerted', 'claimed'])

function expectNothingLeft({ after }: Moment): void {
  const free = after.people.filter(({ hold }) => hold === null)
  const waiting = after.inputs.filter(
    ({ contact_id, status }) => status === 'held' && free.some(({ id }) => id === contact_id),
  )
  expect(waiting).toEqual([])
  const reached = free.filter(isReached).filter(({ chat }) => ENTREPRENEURS.includes(chat))
  const queued = after.messages.filter(
    ({ contact_id, status, due_at }) =>
      status === 'queued' && due_at <= after.now && reached.some(({ id }) => id === contact_id),
  )
  expect(queued).toEqual([])
}
