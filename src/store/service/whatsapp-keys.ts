import type { Database, Tx } from '../store.ts'

/** A key as it is kept: encrypted by its channel; a value of null takes it away. */
type KeyChange = { readonly type: string; readonly id: string; readonly value: string | null }

/** All keys of one account, or those of one type. */
export function readKeys(db: Database, account: string, type?: string) {
  const keys = db
    .selectFrom('whatsapp_keys')
    .select(['type', 'id', 'value'])
    .where('account', '=', account)
  return (type === undefined ? keys : keys.where('type', '=', type)).execute()
}

/** Changes keys of an account, within the caller's transaction. */
export async function writeKeys(
  tx: Tx,
  account: string,
  changes: readonly KeyChange[],
): Promise<void> {
  const gone = changes.filter(({ value }) => value === null)
  const kept = changes.filter(({ value }) => value !== null)
  await tx.deleteMany(
    'whatsapp_keys',
    gone.map(({ type, id }) => ({ account, type, id })),
  )
  await tx.upsertMany(
    'whatsapp_keys',
    ['account', 'type', 'id'],
    kept.map((change) => ({ account, ...change })),
  )
}

/** Deletes all keys of an account, read or not. */
export async function forgetKeys(tx: Tx, account: string): Promise<void> {
  await tx.db.deleteFrom('whatsapp_keys').where('account', '=', account).execute()
}
