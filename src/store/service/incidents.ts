import type { Database } from '../store.ts'

/** Something that went wrong outside the program and that a person should see; shown by `doctor`. */
export type Incident = {
  readonly account: string
  readonly kind: IncidentKind
  /** The programme it is the business of, where it is of one alone. */
  readonly programme?: string
  readonly detail: string
  readonly at: number
}

export type IncidentKind =
  | 'update-gap'
  | 'dead-input'
  | 'ticket-without-trainer'
  | 'channel-stopped'
  | 'case-unanswered'
  | 'template-stopped'
  | 'unread-person'

/** Writes an incident down; none is ever taken away. */
export async function reportIncident(db: Database, incident: Incident): Promise<void> {
  await db.insertInto('incidents').values(incident).execute()
}

/** The incidents of some kinds behind a number, oldest first. */
export function incidentsAfter(db: Database, id: number, kinds: readonly IncidentKind[]) {
  return db
    .selectFrom('incidents')
    .select(['id', 'account', 'kind', 'programme', 'at'])
    .where('id', '>', id)
    .where('kind', 'in', kinds)
    .orderBy('id')
    .limit(100)
    .execute()
}
