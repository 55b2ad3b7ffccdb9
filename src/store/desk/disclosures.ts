import type { CaseId, InputId } from '../../model/ids.ts'
import type { Database } from '../store.ts'

/** Keeps what a held person wrote or sent, for the safeguarding people of her programme alone. */
export async function keepDisclosure(
  db: Database,
  disclosure: {
    readonly case_id: CaseId
    readonly input_id: InputId
    readonly text: string
    /** JSON of a Media. */
    readonly media: string | null
    readonly heard_at: number
  },
): Promise<void> {
  await db.insertInto('disclosures').values(disclosure).execute()
}

/** What there is to read of a case, oldest first: never the words themselves, which only the outbox adds as it sends. */
export function disclosuresOf(db: Database, id: CaseId) {
  return db
    .selectFrom('disclosures')
    .select(['id', 'heard_at'])
    .where('case_id', '=', id)
    .orderBy('id')
    .execute()
}
