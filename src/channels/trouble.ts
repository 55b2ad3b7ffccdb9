import type { Log } from '../log.ts'

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

  isOver(): void {
    if (!this.#present) return
    this.#present = undefined
    this.#log.info({ account: this.#account }, 'the network answers again')
  }
}
