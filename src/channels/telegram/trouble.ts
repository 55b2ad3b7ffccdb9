import type { Log } from '../../log.ts'

/** Says once what goes wrong, however often it is tried, and once that it is over. */
export class Trouble {
  readonly #log: Log
  readonly #account: string
  #reason: string | undefined

  constructor(log: Log, account: string) {
    this.#log = log
    this.#account = account
  }

  tell(reason: string, message: string): void {
    if (reason === this.#reason) return
    this.#reason = reason
    this.#log.warn({ account: this.#account, reason }, message)
  }

  isOver(): void {
    if (this.#reason === undefined) return
    this.#reason = undefined
    this.#log.info({ account: this.#account }, 'Telegram answers again')
  }
}
