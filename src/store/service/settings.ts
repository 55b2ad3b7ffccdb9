import { prepared } from '../prepared.ts'
import type { Database } from '../store.ts'

/** Small facts that must outlive the process: the simulator's clock, a channel's place in its queue. */
export async function readSetting(db: Database, key: string): Promise<string | undefined> {
  return (await settings(db, key))[0]?.value
}

const settings = prepared((db: Database, key: string) =>
  db.selectFrom('settings').select('value').where('key', '=', key),
)

/** Writes a setting, whether it was there or not. */
export async function writeSetting(db: Database, key: string, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
