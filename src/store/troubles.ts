import type { Database, Tx } from './store.ts'

/** What keeps a channel from its work, and since when (milliseconds since 1970): as the running service last saw it. */
export type ChannelTrouble = {
  readonly account: string
  readonly since: number
  readonly trouble: string
}

/** The channels in trouble, for those who look from another process. */
export async function readTroubles(db: Database): Promise<readonly ChannelTrouble[]> {
  const rows = await db
    .selectFrom('settings')
    .select('value')
    .where('key', 'like', `${PREFIX}%`)
    .orderBy('key')
    .execute()
  return rows.map(({ value }) => JSON.parse(value) as ChannelTrouble)
}

/** Writes down which channels are in trouble, in place of what was known before. */
export async function writeTroubles(tx: Tx, troubles: readonly ChannelTrouble[]): Promise<void> {
  await tx.db.deleteFrom('settings').where('key', 'like', `${PREFIX}%`).execute()
  const rows = troubles.map((each) => ({
    key: PREFIX + each.account,
    value: JSON.stringify(each),
  }))
  await tx.insertMany('settings', rows)
}

const PREFIX = 'trouble:'
