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

/** How an account does now: in trouble, or not any more. */
export type AccountState = { readonly account: string; readonly trouble?: ChannelTrouble }

/** Writes down how some accounts do; of the others nothing is changed, as another process may look after them. */
export async function writeTroubles(tx: Tx, states: readonly AccountState[]): Promise<void> {
  await tx.deleteMany(
    'settings',
    states.map(({ account }) => ({ key: PREFIX + account })),
  )
  const troubles = states.flatMap(({ trouble }) => trouble ?? [])
  await tx.insertMany(
    'settings',
    troubles.map((each) => ({ key: PREFIX + each.account, value: JSON.stringify(each) })),
  )
}

/** Forgets accounts that are configured no more. */
export async function keepTroublesOf(tx: Tx, accounts: readonly string[]): Promise<void> {
  const known = (await readTroubles(tx.db)).map(({ account }) => account)
  const gone = known.filter((account) => !accounts.includes(account))
  await writeTroubles(
    tx,
    gone.map((account) => ({ account })),
  )
}

const PREFIX = 'trouble:'
