import { dayOf } from '../calendar/local.ts'
import { weekAsked } from '../calendar/week.ts'
import type { Clock } from '../clock.ts'
import type { ContactId } from '../model/ids.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { untilQuiet } from '../pipeline/quiet.ts'
import { startFlow } from '../pipeline/turn/start-flow.ts'
import type { Database, Store } from '../store/store.ts'
import { Temporal } from 'temporal-polyfill'

export type Asking = { readonly store: Store; readonly clock: Clock; readonly pipeline: Pipeline }

/**
 * Asks a person for her sales now. Resolves to why nothing was asked, or undefined where it was: `recorded` (the week has
 * its amount), `silent` (another question is open, she rests, or a person talks with her).
 */
export async function askSales(
  { store, clock, pipeline }: Asking,
  contact: ContactId,
  zone: string,
): Promise<'recorded' | 'silent' | undefined> {
  await untilQuiet(store, clock)
  const before = await store.read((db) => countSaid(db, contact))
  await startFlow(store, { flow: 'weekly-check-in', contact }, clock.now())
  pipeline.ring()
  await untilQuiet(store, clock)
  const week = weekAsked(Temporal.PlainDate.from(dayOf(clock.now().getTime(), zone)))
  return store.read(async (db) => {
    if ((await countSaid(db, contact)) > before) return undefined
    return (await isRecorded(db, contact, week)) ? 'recorded' : 'silent'
  })
}

async function countSaid(db: Database, contact: ContactId): Promise<number> {
  const row = await db
    .selectFrom('messages')
    .select((q) => q.fn.countAll().as('said'))
    .where('contact_id', '=', contact)
    .executeTakeFirstOrThrow()
  return Number(row.said)
}

async function isRecorded(db: Database, contact: ContactId, week: string): Promise<boolean> {
  const row = await db
    .selectFrom('figures')
    .select('minor')
    .where('contact_id', '=', contact)
    .where('figure', '=', 'sales')
    .where('week', '=', week)
    .where('minor', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
