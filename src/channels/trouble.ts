import type { Log } from '../log.ts'
import type { Outcome } from '../model/message.ts'

/** Says once what goes wrong with an account, however often it is tried, and once that it is over. */
export class Trouble {
  readonly #log: Log
  readonly #account: string
  #present: { readonly reason: string; readonly message: string } | undefined

  constructor(log: Log, account: string) {
    this.#log = log
    this.#account = account
  }

  /** What goes wrong now, for people; `undefined` while all is well. */
  get present(): string | undefined {
    return this.#present && `${this.#present.message} (${this.#present.reason})`
  }

  tell(reason: string, message: string): void {
    if (reason === this.#present?.reason) return
    this.#present = { reason, message }
    this.#log.warn({ account: this.#account, reason }, message)
  }

  /** A send that was taken ends the trouble; one that needs a person before any other is taken begins it. */
  heed(outcome: Outcome, message: string): void {
    if (outcome.type === 'sent') this.isOver()
    if (outcome.type === 'retry' && outcome.needsAPerson) this.tell(outcome.reason, message)
  }

  isOver(): void {
    if (!this.#present) return
    this.#present = undefined
    this.#log.info({ account: this.#account }, 'the network answers again')
  }
}
