import { expect } from 'vitest'
import { TRAINER } from '../../../src/stories/stage.ts'
import { FUNDAP, FUSAI, NAMES } from '../town.ts'
import { personOf } from './snapshot.ts'
import type { Moment, Snapshot } from './snapshot.ts'

/** Nobody reads of people of another organisation, and nobody has to do with them. */
export function expectOwnPeopleOnly({ after, sent }: Moment, marks: Marks): void {
  const read = sent.flatMap(({ chat, text, media }) =>
    foreignTo(chat, marks)
      .filter((word) => text.includes(word) || media?.includes(word))
      .map((word) => `${chat} reads of ${word}`),
  )
  expect(read).toEqual([])
  expect([...strangers(after)]).toEqual([])
}

/** What was written and sent, by whom. */
export type Marks = ReadonlyMap<string, string>

function foreignTo(chat: string, marks: Marks): readonly string[] {
  const own: readonly string[] = ORGANISATIONS.find((each) => each.includes(chat)) ?? []
  const names = Object.entries(NAMES).map(([at, name]) => [name, at] as const)
  return [...names, ...GROUPS, ...marks].filter(([, at]) => !own.includes(at)).map(([word]) => word)
}

/** What the organisations and their groups are called, by somebody of each. */
const GROUPS = [
  ['FUNDAP', TRAINER],
  ['Grupo 1', TRAINER],
  ['FUSAI', 'sv-trainer'],
  ['San Salvador', 'sv-trainer'],
] as const

const ORGANISATIONS: readonly (readonly string[])[] = [FUNDAP, FUSAI]

/** Rows that bring people of two organisations together. */
function* strangers(snapshot: Snapshot): Generator<string> {
  const of = (id: number | null) => {
    const chat = snapshot.people.find((each) => each.id === id)?.chat ?? ''
    return ORGANISATIONS.findIndex((each) => each.includes(chat))
  }
  const contactOf = new Map(snapshot.tickets.map(({ id, contact_id }) => [id, contact_id]))
  for (const { id, contact_id, owner_id } of snapshot.tickets)
    if (owner_id !== null && of(owner_id) !== of(contact_id)) yield `the owner of ticket ${id}`
  for (const { id, ticket_id, person_id } of snapshot.events)
    if (person_id !== null && of(person_id) !== of(contactOf.get(ticket_id) ?? null))
      yield `event ${id} of ticket ${ticket_id}`
  for (const { id, ticket_id, contact_id } of snapshot.messages)
    if (ticket_id !== null && of(contact_id) !== of(contactOf.get(ticket_id) ?? null))
      yield `message ${id} about ticket ${ticket_id}`
  for (const { id, contact_id, payload } of snapshot.inputs) {
    const { type, by } = JSON.parse(payload) as { type: string; by?: string }
    const chat = Object.keys(NAMES).find((each) => NAMES[each] === by) ?? ''
    const her = personOf(snapshot, contact_id)
    const isHers = ORGANISATIONS[of(her?.id ?? null)]?.includes(chat)
    if (type === 'figure' && !isHers) yield `input ${id}, a figure by ${by}`
  }
  for (const { id, key } of snapshot.messages) {
    const [, kind, programme] = /^coordination:([^/]+)\/[^/]+\/([^/]+)\//.exec(key) ?? []
    const isTheirs = snapshot.incidents.some(
      (each) => each.kind === kind && (each.programme ?? programme) === programme,
    )
    if (kind !== undefined && !isTheirs) yield `message ${id} of an incident elsewhere`
  }
}
