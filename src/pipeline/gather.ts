import type { Store, Tx } from '../store/store.ts'

/**
 * Gathers what many callers want written until the store can take it, and writes it as one job: the more there is to do,
 * the larger the groups. Each call resolves when its item is committed; a group that fails is written item by item, so
 * that one bad item fails alone.
 */
export function gather<Item>(
  store: Store,
  write: (tx: Tx, items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let waiting: { readonly items: Item[]; readonly written: Promise<void> } | undefined
  return async (item) => {
    if (!waiting) {
      const items: Item[] = []
      const written = store.transact((tx) => {
        waiting = undefined
        return write(tx, items)
      })
      const begun = { items, written }
      waiting = begun
      written.catch(() => {
        if (waiting === begun) waiting = undefined
      })
    }
    const group = waiting
    group.items.push(item)
    try {
      await group.written
    } catch (error) {
      if (group.items.length === 1) throw error
      await store.transact((tx) => write(tx, [item]))
    }
  }
}
