import type { Store, Tx } from '../store.ts'

/** How many turns were committed in this process, by what became of their input: `done`, `waiting`, `held`, `dead`. */
export type TurnTally = ReadonlyMap<string, number>

/** The same store, and a tally of the turns that it has committed. */
export function tallyTurns(store: Store): { readonly store: Store; readonly turns: TurnTally } {
  const turns = new Map<string, number>()
  const counting: Store = {
    get place() {
      return store.place
    },
    get trouble() {
      return store.trouble
    },
    read: (work) => store.read(work),
    async transact(work, place) {
      const ended: string[] = []
      const value = await store.transact((tx) => work(noting(tx, ended)), place)
      for (const status of ended) turns.set(status, (turns.get(status) ?? 0) + 1)
      return value
    },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  }
  return { store: counting, turns }
}

/** The transaction, with the statuses that it gives to inputs written down: only a commit makes them true. */
function noting(tx: Tx, ended: string[]): Tx {
  return {
    ...tx,
    updateMany(table, key, rows) {
      if (table === 'inputs')
        for (const { status } of rows) if (typeof status === 'string') ended.push(status)
      return tx.updateMany(table, key, rows)
    },
  }
}
