import { reportIncident } from '../../store/service/incidents.ts'
import type { CalendarPerson } from '../../store/people/calendar-people.ts'
import type { Tx } from '../../store/store.ts'

/** What is read of each person; who cannot be read holds up nobody else, and is listed in `unread`. */
export function readEach<Person extends Pick<CalendarPerson, 'id'>, Read>(
  people: readonly Person[],
  read: (person: Person) => readonly Read[],
): { readonly found: readonly Read[]; readonly unread: readonly Person[] } {
  const unread: Person[] = []
  const found = people.flatMap((person) => {
    try {
      return read(person)
    } catch {
      // what a parser says of it may quote her words
      unread.push(person)
      return []
    }
  })
  return { found, unread }
}

/** Says of whom the calendar does nothing, for `doctor`. */
export async function reportUnread(
  tx: Tx,
  unread: readonly Pick<CalendarPerson, 'id'>[],
  at: number,
): Promise<void> {
  for (const { id } of unread) {
    const detail = `the calendar cannot read contact ${id} and leaves out what is due now; expected JSON in contacts.fields, in conversations.state and a time zone in contacts.zone: mend them`
    await reportIncident(tx.db, { account: 'calendar', kind: 'unread-person', detail, at })
  }
}
