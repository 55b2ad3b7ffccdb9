import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Something that went wrong outside the program and that a person should see; shown by `doctor`. */
export type Incident = {
  readonly account: string
  readonly kind:
    'update-gap' | 'dead-input' | 'ticket-without-trainer' | 'channel-stopped' | 'case-unanswered'
  /** The programme it is the business of, where it is of one alone. */
  readonly programme?: string
  readonly detail: string
  readonly at: number
}

export async function reportIncident(db: Kysely<Tables>, incident: Incident): Promise<void> {
  await db.insertInto('incidents').values(incident).execute()
}
