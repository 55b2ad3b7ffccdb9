import type { Database, Tx } from '../store.ts'

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

/**
 * Writes down which of these accounts are in trouble, in place of what was known of them; of others nothing is changed, as
 * another process may look after them.
 */
export async function writeTroubles(
  tx: Tx,
  accounts: readonly string[],
  troubles: readonly ChannelTrouble[],
): Promise<void> {
  await tx.deleteMany(
    'settings',
    accounts.map((account) => ({ key: PREFIX + account })),
  )
  await tx.insertMany(
    'settings',
    troubles.map((each) => ({ key: PREFIX + each.account, value: JSON.stringify(each) })),
  )
}

/** Forgets accounts that are configured no more. */
export async function keepTroublesOf(tx: Tx, accounts: readonly string[]): Promise<void> {
  const known = (await readTroubles(tx.db)).map(({ account }) => account)
  const gone = known.filter((account) => !accounts.includes(account))
  await writeTroubles(tx, gone, [])
}

const PREFIX = 'trouble:'
