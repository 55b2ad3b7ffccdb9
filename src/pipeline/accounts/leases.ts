import type { Tx } from '../../store/store.ts'

/** Which sending accounts this process may use: each is one process's at a time. */
export type Leases = {
  /** Takes or keeps an account where that is possible; its fence, or undefined where another process has it. */
  look(account: string): Promise<number | undefined>
  /** The fence under which the account is this process's at this moment; undefined where that is not sure. */
  fenceOf(account: string): number | undefined
  /** Whether the account is still held under this fence; if so, it stays so until the end of the transaction. */
  confirm(tx: Tx, account: string, fence: number): Promise<boolean>
  /** Gives an account back. */
  release(account: string): Promise<void>
}

/** Where there is one process only (a SQLite file is locked), every account is its own. */
export const ONE_PROCESS: Leases = {
  look: async () => 0,
  fenceOf: () => 0,
  confirm: async () => true,
  release: async () => {},
}
