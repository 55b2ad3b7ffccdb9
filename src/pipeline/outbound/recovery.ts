import type { Channel } from '../../channels/channel.ts'
import type { Clock } from '../../clock.ts'
import type { MessageId } from '../../model/ids.ts'
import type { Outcome } from '../../model/message.ts'
import type { Store } from '../../store/store.ts'
import { changeMessages, interruptedMessages } from '../../store/talk/messages.ts'
import { settle } from './settle.ts'
import type { Tenure } from './tenure.ts'

/** An attempt this old that nobody is at was lost with its commit's answer; it is looked for this often (milliseconds). */
const FORGOTTEN_MS = 60_000

export type RecoveryOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly accounts: ReadonlyMap<string, Channel>
  readonly tenure: Tenure
  readonly inFlight: ReadonlyMap<MessageId, unknown>
}

/** Attempts that nobody is at: cut off by a crash, or by whoever held the account before. */
export class Recovery {
  readonly #options: RecoveryOptions
  #sweptAt: number

  constructor(options: RecoveryOptions) {
    this.#options = options
    this.#sweptAt = options.clock.now().getTime()
  }

  /** Settles what whoever held an account before has left under way, and attempts that nobody is at any more. */
  async settleOld(): Promise<void> {
    const { tenure, clock, accounts } = this.#options
    for (const [account, fence] of tenure.unsettled) {
      await this.#recover(account, fence, Infinity)
      tenure.settle(account, fence)
    }
    const now = clock.now().getTime()
    if (now - this.#sweptAt < FORGOTTEN_MS) return
    this.#sweptAt = now
    for (const account of accounts.keys()) {
      const fence = tenure.fenceOf(account)
      if (fence !== undefined) await this.#recover(account, fence, now - FORGOTTEN_MS)
    }
  }

  /** Attempts that a crash cut off: nobody knows whether they arrived. */
  async #recover(account: string, fence: number, before: number): Promise<void> {
    const { store, clock, accounts, tenure, inFlight } = this.#options
    const now = clock.now().getTime()
    await store.transact(async (tx) => {
      if (!(await tenure.isStill(tx, account, fence))) return
      const cutOff = (await interruptedMessages(tx, [account])).filter(
        ({ id, attempted_at }) => !inFlight.has(id) && (attempted_at ?? 0) <= before,
      )
      const outcome: Outcome = { type: 'unknown', reason: 'interrupted' }
      // where receipts come, one may be on its way: they get their time; else the crash was time enough
      const { dropsRepeats = false, settleMs = 0 } = accounts.get(account) ?? {}
      const settled = cutOff.map((row) => settle({ ...row, dropsRepeats }, outcome, now, settleMs))
      await changeMessages(tx, settled)
    })
  }
}
