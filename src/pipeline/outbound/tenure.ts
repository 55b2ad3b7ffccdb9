import type { Tx } from '../../store/store.ts'
import type { Leases } from '../accounts/leases.ts'

/**
 * The accounts that the outbox may send for: held by this process, and settled after whoever held them before. What an old
 * holder wants to write about its sends is refused.
 */
export class Tenure {
  readonly #leases: Leases
  readonly #accounts: readonly string[]
  /** The fence under which each account was settled. */
  readonly #settled = new Map<string, number>()

  constructor(leases: Leases, accounts: Iterable<string>) {
    this.#leases = leases
    this.#accounts = [...accounts]
  }

  /** Accounts that are new to this process, with their fence: the sends that were under way must be settled first. */
  get unsettled(): readonly (readonly [account: string, fence: number])[] {
    return this.#accounts.flatMap((account) => {
      const fence = this.#leases.fenceOf(account)
      return fence === undefined || this.#settled.get(account) === fence ? [] : [[account, fence]]
    })
  }

  settle(account: string, fence: number): void {
    this.#settled.set(account, fence)
  }

  /** The fence under which the account was claimed last, whether or not it is still ours. */
  lastFenceOf(account: string): number | undefined {
    return this.#settled.get(account)
  }

  /** The fence to send under; undefined where the account is not ours at this moment. */
  fenceOf(account: string): number | undefined {
    const fence = this.#leases.fenceOf(account)
    return fence === this.#settled.get(account) ? fence : undefined
  }

  /** Those of the accounts that stay ours until the end of the transaction. */
  async confirmed(tx: Tx, accounts: readonly string[]): Promise<readonly string[]> {
    const ours: string[] = []
    for (const account of accounts) {
      const fence = this.fenceOf(account)
      if (fence !== undefined && (await this.#leases.confirm(tx, account, fence)))
        ours.push(account)
    }
    return ours
  }

  /** Whether what was sent under this fence may still be written down, until the end of the transaction. */
  async isStill(tx: Tx, account: string, fence: number): Promise<boolean> {
    return this.#leases.confirm(tx, account, fence)
  }
}
