import type { Kysely } from 'kysely'
import { prepared } from '../prepared.ts'
import type { Tables } from '../tables.ts'

/** Small facts that must outlive the process: the simulator's clock, a channel's place in its queue. */
export async function readSetting(db: Kysely<Tables>, key: string): Promise<string | undefined> {
  return (await settings(db, key))[0]?.value
}

const settings = prepared((db: Kysely<Tables>, key: string) =>
  db.selectFrom('settings').select('value').where('key', '=', key),
)

export async function writeSetting(db: Kysely<Tables>, key: string, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
