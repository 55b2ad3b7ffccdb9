import { renderSVG } from 'uqr'
import type { Channel } from '../channels/channel.ts'
import type { AccountState, PairableAccount, PairingResult } from '../model/pairing.ts'
import { RequestError } from '../model/request-error.ts'

/** What the page shows of an account. */
export type ShownAccount = {
  readonly account: string
  /** `paired` where another process uses the account: how it stands there is on that one's /readyz. */
  readonly state: AccountState | 'paired' | 'pairing'
  readonly number?: string
  /** What a person should know of an account that cannot be used. */
  readonly trouble?: string
  /** The QR to scan now, as SVG. */
  readonly qr?: string
  readonly code?: string
  /** How the last pairing ended. */
  readonly result?: PairingResult
}

type Running = { readonly stopping: AbortController; qr?: string; code?: string }

/** The pairings that are under way on the page: one an account. */
export class Pairings implements Disposable {
  readonly #accounts: ReadonlyMap<string, PairableAccount>
  readonly #channels: readonly Channel[]
  readonly #running = new Map<string, Running>()
  readonly #results = new Map<string, PairingResult>()

  constructor(accounts: readonly PairableAccount[], channels: readonly Channel[]) {
    this.#accounts = new Map(accounts.map((each) => [each.account, each]))
    this.#channels = channels
  }

  show(): Promise<readonly ShownAccount[]> {
    return Promise.all([...this.#accounts.values()].map((each) => this.#show(each)))
  }

  /** Begins to link an account; by code, too, where a number is given. Throws a RequestError where that cannot be. */
  async begin(account: string, number: string | undefined): Promise<void> {
    const found = this.#accounts.get(account)
    if (!found) throw new RequestError(`there is no WhatsApp account '${account}'`)
    if ((await found.linkedTo()) !== undefined)
      throw new RequestError(`the account '${account}' is paired already`)
    if (this.#running.has(account))
      throw new RequestError(`the account '${account}' is being paired already`)
    const running: Running = { stopping: new AbortController() }
    this.#running.set(account, running)
    this.#results.delete(account)
    const pairing = found.pair({
      signal: running.stopping.signal,
      onQr: (qr) => {
        running.qr = renderSVG(qr, { border: 4 })
      },
      ...(number === undefined ? {} : { code: { number, onCode } }),
    })
    function onCode(code: string): void {
      running.code = code
    }
    void pairing
      .then(
        (result) => this.#results.set(account, result),
        () => this.#results.set(account, 'refused'),
      )
      .finally(() => this.#running.delete(account))
  }

  /** Calls a pairing off; nothing is changed where none is under way. */
  end(account: string): void {
    this.#running.get(account)?.stopping.abort()
  }

  [Symbol.dispose](): void {
    for (const account of this.#running.keys()) this.end(account)
  }

  async #show(each: PairableAccount): Promise<ShownAccount> {
    const { account } = each
    const running = this.#running.get(account)
    if (running) {
      const { qr, code } = running
      const shown = { ...(qr ? { qr } : {}), ...(code ? { code } : {}) }
      return { account, state: 'pairing', ...shown }
    }
    const result = this.#results.get(account)
    return { account, ...(await this.#standing(each)), ...(result ? { result } : {}) }
  }

  async #standing(
    each: PairableAccount,
  ): Promise<Pick<ShownAccount, 'state' | 'number' | 'trouble'>> {
    const channel = this.#channels.find(
      (one) => one.account === each.account && one.name === 'whatsapp',
    )
    const state = channel?.state?.()
    try {
      const number = await each.linkedTo()
      // a channel looks for a new pairing every two seconds
      if (number === undefined) return { state: state && LEFT.has(state) ? state : 'not-paired' }
      return { state: state && state !== 'not-paired' ? state : 'paired', number }
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error)
      return { state: 'unusable', trouble }
    }
  }
}

/** Why an account has no keys any more. */
const LEFT: ReadonlySet<AccountState> = new Set(['logged-out', 'unlinked'])
